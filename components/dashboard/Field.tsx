import { t } from '../../lib/i18n';
import { currencyChoices } from '../../lib/screen/amount';
import { OneOf } from './OneOf';

interface FieldProps {
  label: string;
  name: string;
  value: string;
  bad?: boolean;
  numeric?: boolean;
  placeholder?: string;
  onText(text: string): void;
}

/** A text or a number that the worker types, under its label. */
export function Field({ label, name, value, bad = false, numeric = false, placeholder, onText }: FieldProps) {
  return (
    <label class="labelled">
      <span>{label}</span>
      <input
        name={name}
        class={numeric ? 'num' : undefined}
        inputMode={numeric ? 'decimal' : undefined}
        autocomplete="off"
        maxLength={300}
        placeholder={placeholder}
        aria-invalid={bad}
        value={value}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    </label>
  );
}

interface CurrencyFieldProps {
  value: string;
  /** Stands first among the choices. */
  likely: string;
  onCurrency(currency: string): void;
}

/** The currency of the amount beside it. */
export function CurrencyField({ value, likely, onCurrency }: CurrencyFieldProps) {
  return (
    <OneOf
      label={t('payQuestionCurrency')}
      value={value}
      choices={currencyChoices(likely)}
      text={(code) => code}
      onChoose={(currency = likely) => onCurrency(currency)}
    />
  );
}
