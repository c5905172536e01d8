import { useState } from 'preact/hooks';
import type { PayWeek } from '../../../lib/dashboard/reconcile';
import { rangeName } from '../../../lib/dashboard/text';
import { locale, t } from '../../../lib/i18n';
import type { Money } from '../../../lib/rates/types';
import { parseAmount } from '../../../lib/screen/amount';
import { Sums } from '../../Sums';
import { useWords } from '../../words';
import { CurrencyField, Field } from '../Field';
import { OneOf } from '../OneOf';

interface PaidWeekProps {
  weeks: readonly PayWeek[];
  onPaid(week: PayWeek, paid: Money): Promise<boolean>;
}

const weekText = ({ from, to }: PayWeek) => rangeName({ kind: 'week', fromDate: from, toDate: to });

/** The simplest way, for every platform: what was paid for one week, in one sum. */
export function PaidWeek({ weeks, onPaid }: PaidWeekProps) {
  const words = useWords();
  const [chosen, setChosen] = useState<string>();
  const [amount, setAmount] = useState('');
  const [currency, setCurrency] = useState<string>();
  const [bad, setBad] = useState(false);
  // This week is still going on: the one before is what a payment is most likely for.
  const week = weeks.find(({ from }) => from === chosen) ?? weeks[1] ?? weeks[0];
  const likely = week?.paid?.currency ?? week?.tracked[0]?.currency ?? 'USD';
  const submit = async (event: Event) => {
    event.preventDefault();
    const money = parseAmount(amount, currency ?? likely, locale());
    setBad(!money);
    if (money && week && (await onPaid(week, money))) setAmount('');
  };
  return (
    <section class="card" data-testid="paid-week">
      <h2>{t('paidWeek')}</h2>
      <p class="muted">{t('paidWeekText')}</p>
      <form class="fields" noValidate onSubmit={submit} aria-label={t('paidWeek')}>
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
          onChoose={setChosen}
        />
        <Field label={t('paidWeekPaid')} name="paid" value={amount} bad={bad} numeric onText={setAmount} />
        <CurrencyField value={currency ?? likely} likely={likely} onCurrency={setCurrency} />
        <button type="submit" class="primary" disabled={!week}>
          {t('paidWeekSave')}
        </button>
      </form>
      {bad && (
        <p class="warn small" role="alert">
          {t('paidWeekBad')}
        </p>
      )}
      {week ? (
        <p class="small muted" data-testid="week-tracked">
          {t('paidWeekTracked')} <Sums sums={week.tracked} />
          {week.paid && ` · ${t('paidWeekSaid', { money: words.money(week.paid) })}`}
        </p>
      ) : (
        <p class="small muted">{t('paidWeekNone')}</p>
      )}
    </section>
  );
}
