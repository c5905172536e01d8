import type { Snapshot } from '../lib/books/types';
import type { Outcome } from '../lib/clock/types';
import { type MessageKey, t } from '../lib/i18n';
import type { PopupActions } from '../lib/screen/actions';
import { platformName } from '../lib/screen/platformName';
import { waitingOf } from '../lib/screen/view';
import { useFixTime } from './FixTime';
import { useWords } from './words';

interface LastTaskProps {
  last: NonNullable<Snapshot['last']>;
  items: Snapshot['toDecide']['items'];
  /** Names are left out while the screen is shared. */
  discreet: boolean;
  act: PopupActions;
}

/** Outcomes that go without saying have no words. */
const OUTCOMES: Partial<Record<Outcome, MessageKey & `outcome_${string}`>> = {
  timeOnly: 'outcome_timeOnly',
  skipped: 'outcome_skipped',
  returned: 'outcome_returned',
  expired: 'outcome_expired',
  abandoned: 'outcome_abandoned',
  unknown: 'outcome_unknown',
};

function nameOf(last: LastTaskProps['last'], time: string): string {
  const task = t('lastTask', { time, project: last.projectName ?? platformName(last.platform) });
  const outcome = last.outcome && OUTCOMES[last.outcome];
  return outcome ? t('lastOutcome', { task, outcome: t(outcome) }) : task;
}

/** The task before: right or wrong can be said while it is fresh. */
export function LastTask({ last, items, discreet, act }: LastTaskProps) {
  const words = useWords();
  const { n, fromAt = 0, toAt = 0, outcome, reportable } = last;
  const fix = useFixTime({ n, fromAt, toAt, outcome, reportable, items: waitingOf(items, n), act });
  const time = words.time(last.countedMs);
  const text = discreet ? time : nameOf(last, time);
  return (
    <section class="card tight">
      <div class="row">
        <h2>{t('last')}</h2>
        <span class={last.dropped ? 'clip struck num' : 'clip num'}>{text}</span>
      </div>
      <div class="row links">
        {last.fromAt !== undefined && fix.button}
        <button type="button" class="link" onClick={() => act.drop(last.n, !last.dropped)}>
          {last.dropped ? t('countsAgain') : t('didNotCount')}
        </button>
      </div>
      {last.undercutMs !== undefined && !last.dropped && (
        <p class="small warn">{t('undercut', { time: words.clock(last.undercutMs) })}</p>
      )}
      {fix.panel}
    </section>
  );
}
