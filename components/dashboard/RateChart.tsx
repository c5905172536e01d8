import type { Figures, RateFigure } from '../../lib/books/types';
import type { Point, Step } from '../../lib/dashboard/hours';
import { axisMoney, pieceLabel, pieceName, unitsOf } from '../../lib/dashboard/text';
import { t } from '../../lib/i18n';
import { useWords } from '../words';
import { Chart } from './Chart';
import { ExplainedTitle } from './Explained';

interface RateChartProps {
  points: readonly Point[];
  step: Step;
  /** The whole range: its largest currency is the one that is drawn. */
  figures: Figures;
  discreet: boolean;
}

const inCurrency = (rates: readonly RateFigure[], currency: string) => {
  const rate = rates.find((one) => one.currency === currency);
  return rate && unitsOf(rate.highMicros);
};

/** Both rates over time, above the hours they rest on. */
export function RateChart({ points, step, figures, discreet }: RateChartProps) {
  const words = useWords();
  const [main, ...others] = figures.allInRate;
  const currency = main?.currency ?? 'USD';
  const hours = (part: (figures: Figures) => number) => points.map((point) => part(point.figures));
  return (
    <section class="card">
      <ExplainedTitle name="ratesOverTime" text="tellRatesOverTime" />
      <Chart
        title={t('ratesOverTime')}
        testId="rate-chart"
        names={points.map((point) => pieceName(point, step))}
        labels={points.map((point) => pieceLabel(point, step))}
        lines={[
          {
            label: t('allTime'),
            color: '--accent',
            values: points.map((point) => inCurrency(point.figures.allInRate, currency)),
          },
          {
            label: t('onTasks'),
            color: '--line-2',
            dashed: true,
            values: points.map((point) => inCurrency(point.figures.taskRate, currency)),
          },
        ]}
        bars={[
          { label: t('place_paid'), color: '--place-paid', values: hours((one) => one.onTasksMs) },
          { label: t('place_training'), color: '--place-training', values: hours((one) => one.trainingMs) },
          {
            label: t('place_searching'),
            color: '--place-searching',
            values: hours((one) => one.searchingMs),
          },
          { label: t('place_lost'), color: '--place-lost', values: hours((one) => one.lostMs) },
        ]}
        lineText={(value) => (discreet ? '•••' : axisMoney(value, currency))}
        barText={(ms) => words.time(ms)}
      />
      {others.length > 0 && <p class="small muted">{t('chartCurrency', { currency })}</p>}
    </section>
  );
}
