import { useMemo, useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import type { PanelActions, PanelState } from '../../lib/screen/panel';
import { platformName } from '../../lib/screen/platformName';
import { dayOf } from '../../lib/screen/report';
import { words } from '../../lib/screen/text';
import { isInTask } from '../../lib/screen/view';
import { Icon } from '../Icon';
import { LeastTime } from '../LeastTime';
import { CaptureNote } from './CaptureNote';
import { Checklists } from './Checklists';
import { NotePane, Places } from './NotePane';
import { Search } from './Search';
import { StandingCard } from './Standing';

export interface SidePanelProps {
  state: PanelState;
  act: PanelActions;
}

interface HeadProps extends SidePanelProps {
  isSearching: boolean;
  onSearch(on: boolean): void;
}

/** What the panel is about, with the time of the task that is on the clock, and whether it follows the tab. */
function Head({ state, act, isSearching, onSearch }: HeadProps) {
  const say = useMemo(() => words(false), []);
  const { places, snapshot, fixed } = state;
  const [first] = places;
  const now = snapshot?.now;
  const isOnIt = isInTask(now) && now.project === state.about.project;
  const verb = fixed ? t('panelFollow') : t('panelFix');
  return (
    <header class="row head">
      <span class={`dot ${isOnIt ? now.state : 'off'}`} aria-hidden="true" />
      <div class="grow">
        <h1 class="clip">{first?.title ?? t('notesGeneral')}</h1>
        {first?.platform !== undefined && first.kind === 'project' && (
          <p class="small muted">{platformName(first.platform)}</p>
        )}
      </div>
      {isOnIt && (
        <span class="num time" data-testid="task-clock">
          {say.clock(now.countedMs)}
        </span>
      )}
      <button
        type="button"
        class="sign"
        aria-pressed={isSearching}
        title={t('noteSearch')}
        aria-label={t('noteSearch')}
        onClick={() => onSearch(!isSearching)}
      >
        <Icon name="search" />
      </button>
      <button
        type="button"
        class="sign"
        aria-pressed={fixed}
        title={verb}
        aria-label={verb}
        onClick={() => act.fix(!fixed)}
      >
        <Icon name="pin" />
      </button>
    </header>
  );
}

/** What became of text that was to be put into the notes. */
function CaptureLine({ state, act }: SidePanelProps) {
  const { captured } = state.snapshot ?? {};
  if (!captured) return null;
  const allow = (project: string) => act.run(t('captureAllowed'), 'allowCapture', { project, on: true });
  return <CaptureNote captured={captured} onAllow={allow} />;
}

/** A task takes less than the worker's own least time: said calmly while it goes on, and once it is done. */
function Undercut({ state }: Pick<SidePanelProps, 'state'>) {
  const { now, last } = state.snapshot ?? {};
  const isShort = last?.undercutMs !== undefined && !last.dropped && last.project === state.about.project;
  return (
    <>
      {now?.project === state.about.project && <LeastTime now={now} />}
      {isShort && <p class="note bad">{t('undercut', { time: words(false).clock(last.undercutMs ?? 0) })}</p>}
    </>
  );
}

/** The side panel: the project's notes and checklists beside the task. */
export function SidePanel({ state, act }: SidePanelProps) {
  const { notice } = state;
  const [isSearching, setSearching] = useState(false);
  return (
    <>
      <Head state={state} act={act} isSearching={isSearching} onSearch={setSearching} />
      <Places state={state} act={act} />
      <main>
        {isSearching && (
          <section class="card" aria-label={t('noteSearch')}>
            <Search
              find={act.find}
              locked={state.lock === 'closed'}
              autoFocus
              onGo={(id) => {
                act.goTo(id);
                setSearching(false);
              }}
            />
          </section>
        )}
        <div role="status">{notice && <p class={notice.ok ? 'note' : 'note bad'}>{notice.text}</p>}</div>
        <CaptureLine state={state} act={act} />
        <Undercut state={state} />
        <NotePane state={state} at={state.at} act={act}>
          <Checklists state={state} act={act} />
        </NotePane>
        <StandingCard state={state} today={dayOf(state.at)} act={act} />
      </main>
    </>
  );
}
