import { useState } from 'preact/hooks';
import { locale, t } from '../../lib/i18n';
import type { PageRule } from '../../lib/platforms/rule';
import { decimalOf } from '../../lib/rates/money';
import type { PayBasis, PayTerms } from '../../lib/rates/types';
import { parseAmount } from '../../lib/screen/amount';
import { CurrencySelect } from '../CurrencySelect';

const BASES = [
  'perTask',
  'perSession',
  'perHourReported',
  'perHourTracked',
  'perEstimatedMinute',
] as const satisfies readonly PayBasis[];
type Basis = (typeof BASES)[number];

interface PickPayProps {
  pay: PageRule['pay'];
  onChange(pay: PageRule['pay']): void;
}

interface BasisProps {
  value: string;
  /** Also the choices that need no amount on the page. */
  open?: boolean;
  onBasis(basis: string): void;
}

function BasisSelect({ value, open = false, onBasis }: BasisProps) {
  return (
    <select aria-label={t('payBasis')} value={value} onChange={(event) => onBasis(event.currentTarget.value)}>
      {open && <option value="">{t('payAsk')}</option>}
      {BASES.map((basis) => (
        <option key={basis} value={basis}>
          {t(`payBasis_${basis}`)}
        </option>
      ))}
      {open && <option value="unpaid">{t('basis_unpaid')}</option>}
    </select>
  );
}

function termsOf(basis: Basis, typed: string, currency: string): PayTerms | undefined {
  const amountMicros = parseAmount(typed, currency, locale())?.amountMicros;
  if (amountMicros === undefined) return undefined;
  if (basis === 'perTask' || basis === 'perSession') return { basis, amountMicros, currency };
  return { basis, rateMicros: amountMicros, currency };
}

function amountOf(pay: PageRule['pay']): number | undefined {
  if (!pay || 'selector' in pay || pay.basis === 'unpaid') return undefined;
  return 'amountMicros' in pay ? pay.amountMicros : pay.rateMicros;
}

/** Terms that are the same for every task of this page. */
function FixedPay({ pay, onChange }: PickPayProps) {
  const known = amountOf(pay);
  const [basis, setBasis] = useState<string>(pay?.basis ?? '');
  const [typed, setTyped] = useState(known === undefined ? '' : decimalOf(known));
  const [currency, setCurrency] = useState(
    pay && 'currency' in pay && pay.currency !== undefined ? pay.currency : 'USD',
  );
  const tell = (next: { basis: string; typed: string; currency: string }) => {
    const named = BASES.find((one) => one === next.basis);
    if (named) onChange(termsOf(named, next.typed, next.currency));
    else onChange(next.basis === 'unpaid' ? { basis: 'unpaid' } : undefined);
  };
  const priced = BASES.some((one) => one === basis);
  const bad = priced && typed.trim() !== '' && parseAmount(typed, currency, locale()) === undefined;
  return (
    <>
      <div class="row wrap">
        <BasisSelect
          open
          value={basis}
          onBasis={(next) => {
            setBasis(next);
            tell({ basis: next, typed, currency });
          }}
        />
        {priced && (
          <>
            <input
              class="amount num"
              inputMode="decimal"
              autocomplete="off"
              aria-label={t('payQuestionAmount')}
              aria-invalid={bad}
              value={typed}
              onInput={(event) => {
                const next = event.currentTarget.value;
                setTyped(next);
                tell({ basis, typed: next, currency });
              }}
            />
            <CurrencySelect
              value={currency}
              likely={currency}
              onCurrency={(next) => {
                setCurrency(next);
                tell({ basis, typed, currency: next });
              }}
            />
          </>
        )}
      </div>
      {bad && <p class="small warn">{t('payBad')}</p>}
    </>
  );
}

/** What the page pays: an amount on it that was chosen, the same for every task, or asked once per project. */
export function PickPay({ pay, onChange }: PickPayProps) {
  if (!pay || !('selector' in pay)) return <FixedPay pay={pay} onChange={onChange} />;
  return (
    <div class="row wrap">
      <span>{t('payFromPage')}</span>
      <BasisSelect value={pay.basis} onBasis={(basis) => onChange({ ...pay, basis: basis as Basis })} />
    </div>
  );
}
