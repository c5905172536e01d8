import { useState } from 'preact/hooks';
import type { PayWeek } from '../../../lib/dashboard/reconcile';
import { rangeName } from '../../../lib/dashboard/text';
import { locale, type MessageKey, t } from '../../../lib/i18n';
import type { Money } from '../../../lib/rates/types';
import { type ArrivalFault, arrivalFault } from '../../../lib/reconcile/arrival';
import { parseAmount } from '../../../lib/screen/amount';
import { dateText } from '../../../lib/screen/text';
import { Sums } from '../../Sums';
import { useWords } from '../../words';
import { CurrencyField, Field } from '../Field';
import { OneOf } from '../OneOf';

/** What the worker says of one week's payment. */
interface PaidSaid {
  from: string;
  to: string;
  paid: Money;
  /** ISO day, where it was typed. */
  arrivedOn?: string;
}

interface PaidWeekProps {
  weeks: readonly PayWeek[];
  /** ISO day: no payment can have arrived after it. */
  today: string;
  onPaid(said: PaidSaid): Promise<boolean>;
}

const FAULTS: Record<ArrivalFault | 'amount' | 'unread', MessageKey> = {
  amount: 'paidWeekBad',
  early: 'arrivalEarly',
  ahead: 'arrivalAhead',
  unread: 'arrivalUnread',
};

const weekText = ({ from, to }: PayWeek) => rangeName({ kind: 'week', fromDate: from, toDate: to });

/** The form's own state: the week, and what is typed of its payment. */
function usePaidWeek({ weeks, today, onPaid }: PaidWeekProps) {
  const [chosen, setChosen] = useState<string>();
  const [amount, setAmount] = useState('');
  const [currency, setCurrency] = useState<string>();
  const [day, setDay] = useState<string>();
  const [fault, setFault] = useState<keyof typeof FAULTS>();
  // This week is still going on: the one before is what a payment is most likely for.
  const week = weeks.find(({ from }) => from === chosen) ?? weeks[1] ?? weeks[0];
  const likely = week?.paid?.currency ?? week?.tracked[0]?.currency ?? 'USD';
  // What was said of a week before stays, unless it is said anew.
  const arrivedOn = day ?? week?.arrivedOn ?? '';
  const choose = (from: string | undefined) => {
    setChosen(from);
    setDay(undefined);
    setFault(undefined);
  };
  const faultOf = (form: HTMLFormElement, from: string) => {
    // A day that is typed in part has no value; the browser alone knows of it.
    if (form.querySelector<HTMLInputElement>('[name=arrived]')?.validity?.badInput) return 'unread';
    return arrivedOn === '' ? undefined : arrivalFault(arrivedOn, from, today);
  };
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    if (!week) return;
    const { from, to } = week;
    const paid = parseAmount(amount, currency ?? likely, locale());
    const found = paid ? faultOf(event.currentTarget, from) : 'amount';
    setFault(found);
    if (!paid || found) return;
    if (!(await onPaid({ from, to, paid, ...(arrivedOn === '' ? {} : { arrivedOn }) }))) return;
    setAmount('');
    setDay(undefined);
  };
  return { week, likely, amount, currency, arrivedOn, fault, choose, setAmount, setCurrency, setDay, submit };
}

/** The simplest way, for every platform: what was paid for one week, in one sum. */
export function PaidWeek(props: PaidWeekProps) {
  const { weeks, today } = props;
  const words = useWords();
  const { week, likely, amount, currency, arrivedOn, fault, ...on } = usePaidWeek(props);
  return (
    <section class="card" data-testid="paid-week">
      <h2>{t('paidWeek')}</h2>
      <p class="muted">{t('paidWeekText')}</p>
      <form class="fields" noValidate onSubmit={on.submit} aria-label={t('paidWeek')}>
        <OneOf
          label={t('paidWeekWhich')}
          name="week"
          value={week?.from}
          choices={weeks.map(({ from }) => from)}
          text={(from) =>
            weeks
              .filter((one) => one.from === from)
              .map(weekText)
              .join('')
          }
          onChoose={on.choose}
        />
        <Field
          label={t('paidWeekPaid')}
          name="paid"
          value={amount}
          bad={fault === 'amount'}
          numeric
          onText={on.setAmount}
        />
        <CurrencyField value={currency ?? likely} likely={likely} onCurrency={on.setCurrency} />
        <label class="labelled">
          <span>{t('paidWeekArrivedOn')}</span>
          <input
            type="date"
            name="arrived"
            max={today}
            aria-invalid={fault !== undefined && fault !== 'amount'}
            value={arrivedOn}
            onInput={(event) => on.setDay(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="primary" disabled={!week}>
          {t('paidWeekSave')}
        </button>
      </form>
      {fault && (
        <p class="warn small" role="alert">
          {t(FAULTS[fault])}
        </p>
      )}
      {week ? (
        <p class="small muted" data-testid="week-tracked">
          {t('paidWeekTracked')} <Sums sums={week.tracked} />
          {week.paid && ` · ${t('paidWeekSaid', { money: words.money(week.paid) })}`}
          {week.arrivedOn !== undefined && ` · ${t('paidWeekArrived', { day: dateText(week.arrivedOn) })}`}
        </p>
      ) : (
        <p class="small muted">{t('paidWeekNone')}</p>
      )}
    </section>
  );
}
