import type { Snapshot, UndoKind } from '../lib/books/types';
import { type MessageKey, t } from '../lib/i18n';
import type { Notice } from '../lib/screen/popup';

const TROUBLE = {
  newer: 'trouble_newer',
  broken: 'trouble_broken',
  full: 'trouble_full',
  lost: 'trouble_lost',
} as const satisfies Record<NonNullable<Snapshot['trouble']>, MessageKey>;

/** The books are in trouble: what it means, and what mends it. */
export function TroubleNote({ trouble }: { trouble: NonNullable<Snapshot['trouble']> }) {
  return (
    <p class="note bad" role="alert">
      {t(TROUBLE[trouble])}
    </p>
  );
}

/** What the last command did, or why it did not; read out when it changes. */
export function NoticeLine({ notice, onUndo }: { notice: Notice | undefined; onUndo(): void }) {
  return (
    <div role="status">
      {notice && (
        <div class={notice.ok ? 'note row' : 'note bad row'}>
          <span class="grow">{notice.text}</span>
          {notice.undo && <UndoButton text={t('undo')} onUndo={onUndo} />}
        </div>
      )}
    </div>
  );
}

/** What undo takes back, in words. */
export const UNDO = {
  decide: 'undo_decide',
  always: 'undo_always',
  never: 'undo_never',
  fix: 'undo_fix',
  drop: 'undo_drop',
  outcome: 'undo_outcome',
  pay: 'undo_pay',
  move: 'undo_move',
  outside: 'undo_outside',
  kind: 'undo_kind',
  earning: 'undo_earning',
  settle: 'undo_settle',
  split: 'undo_split',
  merge: 'undo_merge',
  add: 'undo_add',
  extra: 'undo_extra',
  project: 'undo_project',
  paid: 'undo_paid',
  mission: 'undo_mission',
  settings: 'undo_settings',
  reported: 'undo_reported',
} as const satisfies Record<UndoKind, MessageKey>;

function UndoButton({ text, onUndo }: { text: string; onUndo(): void }) {
  return (
    <button type="button" class="link" data-testid="undo" onClick={onUndo}>
      {text}
    </button>
  );
}

/** The last thing that was decided can be taken back, also after the popup was closed. */
export function UndoLine({ what, onUndo }: { what: UndoKind; onUndo(): void }) {
  return (
    <div class="row small foot">
      <UndoButton text={t(UNDO[what])} onUndo={onUndo} />
    </div>
  );
}

interface ReadingQuestionProps {
  onAnswer(paid: boolean): void;
}

/** Asked once per project, between tasks: does reading before accepting belong to the task? */
export function ReadingQuestion({ onAnswer }: ReadingQuestionProps) {
  return (
    <div class="note row wrap">
      <span class="grow">{t('readingQuestion')}</span>
      <button type="button" onClick={() => onAnswer(true)}>
        {t('readingPaid')}
      </button>
      <button type="button" onClick={() => onAnswer(false)}>
        {t('readingUnpaid')}
      </button>
    </div>
  );
}
