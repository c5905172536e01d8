import type { ComponentChild } from 'preact';
import { useMemo } from 'preact/hooks';
import type { PopupActions } from '../lib/screen/actions';
import type { PopupState } from '../lib/screen/popup';
import { words } from '../lib/screen/text';
import { isInTask } from '../lib/screen/view';
import { BetweenTasks } from './BetweenTasks';
import { Header } from './Header';
import { InTask } from './InTask';
import { useLater } from './later';
import { NoticeLine, TroubleNote, UndoLine } from './Notes';
import { WordsContext } from './words';

export interface PopupProps extends PopupState {
  act: PopupActions;
  /** Notes and checklist of the task, once they are fetched. */
  beside?: ComponentChild;
}

/** The popup: in the middle of a task, or between tasks. */
export function Popup({ snapshot, at, discreet, notice, tab, act, beside }: PopupProps) {
  const now = snapshot?.now;
  const unknown = isInTask(now) ? undefined : snapshot?.unknownPage;
  const lost = snapshot?.lost ?? [];
  const captured = snapshot?.captured;
  const { PageNotes, CaptureNote } = useLater(
    unknown !== undefined || lost.length > 0 || captured !== undefined,
  );
  const say = useMemo(() => words(discreet), [discreet]);
  return (
    <WordsContext.Provider value={say}>
      <Header
        now={now}
        discreet={discreet}
        onDiscreet={act.setDiscreet}
        onDashboard={() => act.openDashboard()}
        onSettings={() => act.openDashboard('settings')}
        onPanel={act.openPanel}
      />
      <main>
        {snapshot?.trouble && <TroubleNote trouble={snapshot.trouble} />}
        <NoticeLine notice={notice} onUndo={act.undo} />
        {CaptureNote && captured && <CaptureNote captured={captured} onAllow={act.allowCapture} />}
        {PageNotes && <PageNotes unknown={unknown} lost={lost} act={act} />}
        {snapshot && isInTask(now) ? (
          <InTask key={now.n} snapshot={snapshot} now={now} at={at} tab={tab} act={act} beside={beside} />
        ) : (
          <BetweenTasks snapshot={snapshot} discreet={discreet} act={act} />
        )}
        {snapshot?.undo && !notice?.undo && <UndoLine what={snapshot.undo.what} onUndo={act.undo} />}
      </main>
    </WordsContext.Provider>
  );
}
