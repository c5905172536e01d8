import { useState } from 'preact/hooks';
import type { ToDecide } from '../lib/books/types';
import type { Outcome } from '../lib/clock/types';
import { t } from '../lib/i18n';
import type { PopupActions } from '../lib/screen/actions';
import { parseMinutes } from '../lib/screen/amount';
import { changedTo, timeText } from '../lib/screen/time-input';
import { ENDINGS, type Ending, endingText } from './endings';
import { Stretches } from './Stretches';

export interface FixTimeProps {
  n: number;
  /** First and last instant that count; a task on the clock has no end yet. */
  fromAt: number;
  toAt?: number;
  /** How the task ended, where that can be put right. */
  outcome?: Outcome;
  reportable?: boolean;
  /** The stretches of this one record that wait for a decision. */
  items: readonly ToDecide[];
  act: Pick<PopupActions, 'fixTime' | 'decide' | 'always' | 'never' | 'setOutcome'>;
}

interface TimeProps {
  label: string;
  at: number;
  onTime(text: string): void;
}

function TimeField({ label, at, onTime }: TimeProps) {
  return (
    <label class="small muted">
      {label}
      <input
        type="time"
        required
        defaultValue={timeText(at)}
        onInput={(event) => onTime(event.currentTarget.value)}
      />
    </label>
  );
}

function OutcomeField({ n, outcome, reportable, act }: FixTimeProps) {
  const endings = ENDINGS.filter((ending) => ending !== 'timeOnly' || reportable || outcome === ending);
  const known = endings.some((ending) => ending === outcome);
  return (
    <label class="row small muted">
      {t('endedAs')}
      <select value={outcome} onChange={(event) => act.setOutcome(n, event.currentTarget.value as Ending)}>
        {!known && <option value={outcome}>{t('endingUnknown')}</option>}
        {endings.map((ending) => (
          <option key={ending} value={ending}>
            {endingText(ending)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** "Fix time": start, end, and minutes that did not count; and the stretches of this record that wait. */
export function FixTimeForm(props: FixTimeProps) {
  const { n, fromAt, toAt, outcome, items, act } = props;
  const [typed, setTyped] = useState({ start: timeText(fromAt), end: timeText(toAt ?? 0), off: '' });
  const [bad, setBad] = useState(false);
  const set = (change: Partial<typeof typed>) => {
    setBad(false);
    setTyped({ ...typed, ...change });
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const offMs = parseMinutes(typed.off);
    const isBad = typed.off.trim() !== '' && offMs === undefined;
    setBad(isBad);
    const startAt = changedTo(fromAt, typed.start);
    const endAt = toAt === undefined ? undefined : changedTo(toAt, typed.end);
    if (!isBad && (startAt ?? endAt ?? offMs) !== undefined) act.fixTime(n, { startAt, endAt, offMs });
  };
  return (
    <div class="panel">
      <form class="row wrap fix" noValidate onSubmit={submit}>
        <TimeField label={t('fixStart')} at={fromAt} onTime={(start) => set({ start })} />
        {toAt !== undefined && <TimeField label={t('fixEnd')} at={toAt} onTime={(end) => set({ end })} />}
        <label class="small muted">
          {t('fixOff')}
          <input
            class="num"
            name="off"
            inputMode="decimal"
            autocomplete="off"
            placeholder="0"
            aria-invalid={bad}
            onInput={(event) => set({ off: event.currentTarget.value })}
          />
        </label>
        <button type="submit" class="primary">
          {t('save')}
        </button>
        {bad && (
          <p class="small warn" role="alert">
            {t('fixOffBad')}
          </p>
        )}
      </form>
      {outcome && <OutcomeField {...props} />}
      {items.length > 0 && (
        <>
          <p class="small muted">{t('fixTimeIntro')}</p>
          <Stretches items={items} act={act} />
        </>
      )}
    </div>
  );
}
