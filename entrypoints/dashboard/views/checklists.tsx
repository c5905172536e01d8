import { useEffect, useState } from 'preact/hooks';
import { AllChecklists } from '../../../components/beside/AllChecklists';
import '../../../components/beside/beside.css';
import { useDash } from '../../../components/dashboard/dash';
import type { Project } from '../../../lib/books/types';
import { entryOf } from '../../../lib/screen/finder';
import { aboutOf } from '../../../lib/screen/places';
import { saveText } from '../../../lib/screen/save';
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
      onSave={saveText}
    />
  );
}
