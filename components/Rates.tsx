import type { RateFigure } from '../lib/books/types';
import { t } from '../lib/i18n';
import { useWords } from './words';

interface RatesProps {
  rates: readonly RateFigure[];
  testId: 'live-rate' | 'task-rate';
  /** Headline size: the unit stands small beside each figure. */
  large?: boolean;
}

/** One of the two rates, currencies side by side; "–" while it is unknown. */
export function Rates({ rates, testId, large = false }: RatesProps) {
  const words = useWords();
  const banded = rates.some((rate) => rate.lowMicros !== rate.highMicros);
  const shape = banded || rates.length > 1 ? 'rate several' : 'rate';
  return (
    <span class={large ? shape : 'rates'} data-testid={testId}>
      {rates.length === 0
        ? t('unknown')
        : rates.map((rate) => (
            <span key={rate.currency} class="one">
              {words.rate(rate)}
              <small>{t('perHour')}</small>
            </span>
          ))}
    </span>
  );
}
