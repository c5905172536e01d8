import { useState } from 'preact/hooks';
import { locale, t } from '../../../lib/i18n';
import { currencyChoices } from '../../../lib/screen/amount';
import type { DisplayCurrency } from '../../../lib/settings/settings';
import { OneOf } from '../OneOf';

interface CurrencyCardProps {
  display: DisplayCurrency | undefined;
  /** Currencies that are in the books. */
  seen: readonly string[];
  onDisplay(display: DisplayCurrency | undefined): void;
}

/** A worth as typed, with a decimal point or comma; `undefined` where it is none above zero. */
function worthFrom(typed: string): number | undefined {
  const worth = Number(typed.trim().replace(',', '.'));
  return typed.trim() !== '' && worth > 0 && Number.isFinite(worth) ? worth : undefined;
}

const NONE = '';

/** One currency to show all sums in, by what the worker says the others are worth. */
export function CurrencyCard({ display, seen, onDisplay }: CurrencyCardProps) {
  const [currency, setCurrency] = useState(display?.currency ?? NONE);
  const [typed, setTyped] = useState<Record<string, string>>(() =>
    Object.fromEntries(Object.entries(display?.worth ?? {}).map(([code, worth]) => [code, String(worth)])),
  );
  const [bad, setBad] = useState<string>();
  const others = [...new Set([...seen, ...Object.keys(display?.worth ?? {})])]
    .filter((code) => code !== currency)
    .sort();
  const submit = (event: Event) => {
    event.preventDefault();
    const wrong = others.find((code) => (typed[code] ?? '').trim() !== '' && !worthFrom(typed[code] ?? ''));
    setBad(currency === NONE ? undefined : wrong);
    if (currency === NONE) return onDisplay(undefined);
    if (wrong !== undefined) return undefined;
    const worth = others.flatMap((code) => {
      const one = worthFrom(typed[code] ?? '');
      return one === undefined ? [] : [[code, one] as const];
    });
    return onDisplay({ currency, worth: Object.fromEntries(worth) });
  };
  return (
    <form class="card" onSubmit={submit} noValidate>
      <h2>{t('settingsCurrency')}</h2>
      <p class="muted small">{t('settingsCurrencyHint')}</p>
      <div class="fields">
        <OneOf
          label={t('settingsShowIn')}
          name="display"
          value={currency}
          choices={currencyChoices(seen[0] ?? 'USD')}
          text={(code) => code}
          none={t('settingsEachItself')}
          onChoose={(code) => setCurrency(code ?? NONE)}
        />
        {currency !== NONE &&
          others.map((code) => (
            <label key={code} class="worth">
              <span>{t('settingsWorth', { currency: code })}</span>
              <input
                class="num"
                name={`worth-${code}`}
                inputMode="decimal"
                autocomplete="off"
                placeholder={(1.25).toLocaleString(locale())}
                aria-invalid={bad === code}
                value={typed[code] ?? ''}
                onInput={(event) => setTyped({ ...typed, [code]: event.currentTarget.value })}
              />
              <span class="muted">{currency}</span>
            </label>
          ))}
      </div>
      {bad !== undefined && (
        <p class="small warn" role="alert">
          {t('settingsWorthBad', { currency: bad })}
        </p>
      )}
      <button type="submit" class="primary">
        {t('save')}
      </button>
    </form>
  );
}
