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
  const shape = rates.length > 1 ? 'rate several' : 'rate';
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

/** The low end of the rates' band, while money is open. */
export function LowEnd({ rates }: Pick<RatesProps, 'rates'>) {
  const words = useWords();
  const lows = rates.map(words.low).filter((low) => low !== undefined);
  if (lows.length === 0) return null;
  return (
    <span class="muted" title={t('rateFromWhy')}>
      {t('rateFrom', { low: lows.join(' · ') })}
    </span>
  );
}
