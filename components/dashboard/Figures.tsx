import type { RateFigure } from '../../lib/books/types';
import { t } from '../../lib/i18n';
import { useWords } from '../words';

/** Rates per hour, currencies side by side; "–" while unknown. */
export function HourRates({ rates }: { rates: readonly RateFigure[] }) {
  const words = useWords();
  if (rates.length === 0) return <>{t('unknown')}</>;
  return (
    <span class="rates">
      {rates.map((rate) => (
        <span key={rate.currency} class="one">
          {words.rate(rate)}
          <small>{t('perHour')}</small>
        </span>
      ))}
    </span>
  );
}
