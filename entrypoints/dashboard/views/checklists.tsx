import { useEffect, useState } from 'preact/hooks';
import { AllChecklists } from '../../../components/beside/AllChecklists';
import '../../../components/beside/beside.css';
import { useDash } from '../../../components/dashboard/dash';
import type { Project } from '../../../lib/books/types';
import { entryOf } from '../../../lib/screen/finder';
import { aboutOf } from '../../../lib/screen/places';
import { dashNotes } from './notes';

/** Every checklist: laid out, taken from and given to others as a file. */
export default function ChecklistsView() {
  const { snapshot, read } = useDash();
  const notes = dashNotes();
  const [projects, setProjects] = useState<Project[]>([]);
  const [, redraw] = useState(0);
  useEffect(() => notes.listen(() => redraw((n) => n + 1)), []);
  useEffect(() => {
    void read((books) => books.projects()).then(setProjects);
    void notes.pane.follow(aboutOf(snapshot, undefined), undefined);
  }, []);
  const { state, pane } = notes;
  return (
    <AllChecklists
      rows={state.rows}
      notice={state.notice}
      act={pane.act}
      titleOf={(place) => entryOf(place, projects)?.title ?? place}
      onSave={save}
    />
  );
}

/** Saves a file through the page's own download. */
function save(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  // The browser reads the file after the click: it must still be there then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
