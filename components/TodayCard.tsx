import type { Figures, RateFigure, Snapshot } from '../lib/books/types';
import { plural, t } from '../lib/i18n';
import { headlineOf, type Separation as Parts, separationOf } from '../lib/screen/view';
import { Bar } from './Bar';
import { useExplain } from './Explain';
import { LowEnd, Rates } from './Rates';
import { Sums } from './Sums';
import { WeekBars } from './WeekBars';
import { useWords } from './words';

/** What separates the two rates: a bar, and the same in words. */
function Separation({ parts, today }: { parts: Parts; today: Figures }) {
  const words = useWords();
  const lost = [
    parts.searchingMs > 0 && t('sepSearching', { time: words.time(parts.searchingMs) }),
    parts.trainingMs > 0 && t('sepTraining', { time: words.time(parts.trainingMs) }),
    parts.lostMs > 0 && t('sepLost', { time: words.time(parts.lostMs) }),
  ].filter((text) => text !== false);
  return (
    <div class="separation">
      <Bar share={parts.onTasksShare} />
      <div class="small muted keys num">
        <span>
          <i class="key paid" aria-hidden="true" />
          {t('onTasksTime', { time: words.time(today.onTasksMs) })}
        </span>
        <span>
          <i class="key unpaid" aria-hidden="true" />
          {lost.length > 0 ? lost.join(', ') : t('sepNone')}
        </span>
      </div>
    </div>
  );
}

function Earned({ today }: { today: Figures }) {
  const words = useWords();
  return (
    <div class="row wrap num earned">
      <b data-testid="today-earned">
        <Sums sums={today.earned} />
      </b>
      {today.approved.length > 0 && (
        <span class="muted">{t('approved', { amount: words.sums(today.approved) })}</span>
      )}
      <span class="space" />
      <span class="row">
        <span class="muted" data-testid="today-tasks">
          {plural('tasks', today.tasks)}
        </span>
        <b data-testid="today-time">{words.time(today.allMs)}</b>
      </span>
    </div>
  );
}

const nOf = (rates: readonly RateFigure[]): number => rates.reduce((sum, rate) => sum + rate.n, 0);

/** Today between tasks: the two rates, what separates them, what was earned, and the week. */
export function TodayCard({ snapshot, onWeek }: { snapshot: Snapshot; onWeek(): void }) {
  const words = useWords();
  const explain = useExplain();
  const { today, targetMicrosPerHour: target } = snapshot;
  const allInLeads = headlineOf(today) === 'allIn';
  const parts = separationOf(today);
  const both = [
    { rates: today.allInRate, testId: 'live-rate' },
    { rates: today.taskRate, testId: 'task-rate' },
  ] as const;
  const [leads, follows] = allInLeads ? both : [both[1], both[0]];
  return (
    <section class="card">
      <div class="row">
        <h2>{allInLeads ? t('allTimeToday') : t('onTasksToday')}</h2>
        <span class="space" />
        {explain.button}
      </div>
      <div class="row base wrap num headline">
        <Rates rates={leads.rates} testId={leads.testId} large />
        <LowEnd rates={leads.rates} />
      </div>
      {explain.panel}
      <div class="row base wrap num second">
        <span>
          {allInLeads ? t('onTasks') : t('allTime')}{' '}
          <b>
            <Rates rates={follows.rates} testId={follows.testId} />
          </b>{' '}
          <LowEnd rates={follows.rates} />
        </span>
        {today.taskRate.length > 0 && (
          <span class="muted">{t('nBehind', { count: nOf(today.taskRate) })}</span>
        )}
        {target && <span class="muted">{t('target', { rate: words.perHour(target) })}</span>}
      </div>
      {parts && <Separation parts={parts} today={today} />}
      <Earned today={today} />
      <WeekBars week={snapshot.week} />
      <button type="button" class="link" data-testid="this-week" onClick={onWeek}>
        {t('thisWeek')}
      </button>
    </section>
  );
}
