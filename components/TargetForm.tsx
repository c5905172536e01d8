import { useState } from 'preact/hooks';
import { locale, t } from '../lib/i18n';
import type { Money } from '../lib/rates/types';
import { parseAmount } from '../lib/screen/amount';
import { CurrencySelect } from './CurrencySelect';

interface TargetFormProps {
  likelyCurrency: string;
  /** The target in force, as an amount the field can show. */
  amount: string;
  submitText: string;
  /** An empty field is no target. */
  onTarget(target: Money | undefined): void;
}

interface TargetFieldsProps {
  amount: string;
  currency: string;
  bad: boolean;
  likely: string;
  onAmount(amount: string): void;
  onCurrency(currency: string): void;
}

function TargetFields({ amount, currency, bad, likely, onAmount, onCurrency }: TargetFieldsProps) {
  return (
    <div class="row">
      <input
        class="amount num"
        data-testid="target-rate"
        name="target"
        inputMode="decimal"
        autocomplete="off"
        aria-label={t('targetAmount')}
        aria-invalid={bad}
        value={amount}
        onInput={(event) => onAmount(event.currentTarget.value)}
      />
      <CurrencySelect value={currency} likely={likely} onCurrency={onCurrency} />
      <span class="muted">{t('perHour')}</span>
    </div>
  );
}

/** The worker's own target for an hour, and the button that finishes the page. */
export function TargetForm({ likelyCurrency, amount, submitText, onTarget }: TargetFormProps) {
  const [typed, setTyped] = useState(amount);
  const [currency, setCurrency] = useState(likelyCurrency);
  const [bad, setBad] = useState(false);
  const submit = (event: Event) => {
    event.preventDefault();
    const target = parseAmount(typed, currency, locale());
    const wrong = typed.trim() !== '' && !target;
    setBad(wrong);
    if (!wrong) onTarget(target);
  };
  return (
    <form onSubmit={submit} noValidate>
      <TargetFields
        amount={typed}
        currency={currency}
        bad={bad}
        likely={likelyCurrency}
        onAmount={(text) => {
          setBad(false);
          setTyped(text);
        }}
        onCurrency={setCurrency}
      />
      {bad && (
        <p class="small warn" role="alert">
          {t('targetBad')}
        </p>
      )}
      <button type="submit" class="primary finish" data-testid="done">
        {submitText}
      </button>
    </form>
  );
}
