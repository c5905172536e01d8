import { useMemo } from 'preact/hooks';
import { t } from '../lib/i18n';
import { currencyChoices } from '../lib/screen/amount';

interface CurrencySelectProps {
  value: string;
  /** Stands first among the choices. */
  likely: string;
  onCurrency(currency: string): void;
}

/** The currency of an amount, in the line of its field. */
export function CurrencySelect({ value, likely, onCurrency }: CurrencySelectProps) {
  const choices = useMemo(() => currencyChoices(likely), [likely]);
  return (
    <select
      name="currency"
      aria-label={t('payQuestionCurrency')}
      value={value}
      onChange={(event) => onCurrency(event.currentTarget.value)}
    >
      {choices.map((code) => (
        <option key={code} value={code}>
          {code}
        </option>
      ))}
    </select>
  );
}
