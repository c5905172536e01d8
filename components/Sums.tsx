import { t } from '../lib/i18n';
import type { Money } from '../lib/rates/types';
import { useWords } from './words';

/** Money, one sum per currency, side by side; "–" where there is none. */
export function Sums({ sums }: { sums: readonly Money[] }) {
  const words = useWords();
  if (sums.length === 0) return <>{t('unknown')}</>;
  return (
    <span class="rates">
      {sums.map((sum) => (
        <span key={sum.currency} class="one">
          {words.money(sum)}
        </span>
      ))}
    </span>
  );
}
