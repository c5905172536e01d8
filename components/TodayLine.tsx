import type { Figures } from '../lib/books/types';
import { plural, t } from '../lib/i18n';
import { useExplain } from './Explain';
import { Rates } from './Rates';
import { Sums } from './Sums';
import { useWords } from './words';

interface TodayLineProps {
  today: Figures;
  /** Stretches that wait for a decision: a dot says so, the question waits until the task is done. */
  waiting: number;
}

/** One line of today, under the task. */
export function TodayLine({ today, waiting }: TodayLineProps) {
  const words = useWords();
  const explain = useExplain();
  const several = Math.max(today.earned.length, today.taskRate.length, today.allInRate.length) > 1;
  return (
    <section class="today" aria-label={t('today')}>
      <dl class={several ? 'strip many num' : 'strip num'}>
        <div>
          <dt>{t('today')}</dt>
          <dd data-testid="today-time">{words.time(today.allMs)}</dd>
        </div>
        <div>
          <dt data-testid="today-tasks">{plural('tasks', today.tasks)}</dt>
          <dd data-testid="today-earned">
            <Sums sums={today.earned} />
          </dd>
        </div>
        <div>
          <dt>{t('onTasks')}</dt>
          <dd>
            <Rates rates={today.taskRate} testId="task-rate" />
          </dd>
        </div>
        <div>
          <dt>{t('allTime')}</dt>
          <dd>
            <Rates rates={today.allInRate} testId="live-rate" />
          </dd>
        </div>
      </dl>
      <div class="row small foot">
        {explain.button}
        <span class="space" />
        {waiting > 0 && (
          <span class="row waiting" data-testid="to-decide" title={plural('toDecideHint', waiting)}>
            <span class="dot ask" aria-hidden="true" />
            {plural('toDecide', waiting)}
          </span>
        )}
      </div>
      {explain.panel}
    </section>
  );
}
