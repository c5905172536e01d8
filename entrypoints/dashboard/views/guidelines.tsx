import { useEffect, useState } from 'preact/hooks';
import { AllNotes } from '../../../components/beside/AllNotes';
import { NotePane, Places } from '../../../components/beside/NotePane';
import { Search } from '../../../components/beside/Search';
import { StandingCard } from '../../../components/beside/Standing';
import '../../../components/beside/beside.css';
import { useDash } from '../../../components/dashboard/dash';
import { t } from '../../../lib/i18n';
import { aboutOf } from '../../../lib/screen/places';
import { dashNotes } from './notes';
import './guidelines.css';

/** All notes, searched; one of them open beside the list. */
export default function GuidelinesView() {
  const { snapshot, route, today } = useDash();
  const notes = dashNotes();
  const [, redraw] = useState(0);
  useEffect(() => notes.listen(() => redraw((n) => n + 1)), []);
  useEffect(() => {
    void notes.finder.load().then(() => redraw((n) => n + 1));
    if (!notes.state.place) void notes.pane.follow(aboutOf(snapshot, undefined), undefined);
  }, [route.view]);
  const { state, pane, finder } = notes;
  const isLocked = state.lock === 'closed';
  const goTo = (id: string) => {
    void pane.follow(finder.aboutOf(id), undefined).then(() => pane.act.showPlace(id));
  };
  return (
    <div class="guidelines">
      <section class="card" aria-label={t('notesAll')}>
        <Search find={(query, show) => finder.find(query, show)} onGo={goTo} locked={isLocked} />
        {!isLocked && <AllNotes entries={finder.entries} shown={state.place?.id} onGo={goTo} />}
      </section>
      <section aria-labelledby="note-shown">
        <h2 id="note-shown" class="shown">
          {state.place?.title ?? t('notesGeneral')}
        </h2>
        <Places state={state} act={pane.act} />
        {state.notice && <p class={state.notice.ok ? 'note' : 'note bad'}>{state.notice.text}</p>}
        <NotePane state={state} at={Date.now()} act={pane.act} />
        <StandingCard state={state} today={today} act={pane.act} />
      </section>
    </div>
  );
}
