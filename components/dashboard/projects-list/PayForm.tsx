import { useState } from 'preact/hooks';
import type { Project } from '../../../lib/books/types';
import { ASKED, answerOf, BASIS_WORDS, limitWord } from '../../../lib/dashboard/pay';
import { locale, t } from '../../../lib/i18n';
import { type PayAnswer, payTermsFrom } from '../../../lib/screen/amount';
import { useDash } from '../dash';
import { CurrencyField, Field } from '../Field';
import { OneOf } from '../OneOf';

const FROMS = ['now', 'day', 'ever'] as const;
const FROM_WORDS = { now: 'payFromNow', day: 'payFromDay', ever: 'payFromEver' } as const;

/** What a project pays, and from when on: tasks keep the pay they were done under unless the worker says so. */
export function PayForm({ project }: { project: Project }) {
  const { run, today, snapshot } = useDash();
  const likely = snapshot?.today.earned[0]?.currency ?? 'USD';
  const [answer, setAnswer] = useState<PayAnswer>(() => answerOf(project.pay, likely));
  const [from, setFrom] = useState<(typeof FROMS)[number]>('now');
  const [day, setDay] = useState(today);
  const [bad, setBad] = useState(false);
  const set = (change: Partial<PayAnswer>) => {
    setBad(false);
    setAnswer({ ...answer, ...change });
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    const pay = payTermsFrom(project.platform, answer, locale());
    if (!pay) return setBad(true);
    const since = { now: Date.now(), day: new Date(`${day}T00:00:00`).getTime(), ever: 0 }[from];
    await run({
      name: 'setPay',
      payload: { project: project.key, pay, since },
      said: t('saved'),
      undo: true,
    });
  };
  const isPaid = answer.asked !== 'unpaid';
  const limit = limitWord(project.platform, answer.asked);
  return (
    <form class="entries" noValidate onSubmit={submit} aria-label={t('payOf')} data-testid="pay-form">
      <h3 class="wide">{t('payOf')}</h3>
      {isPaid && (
        <Field
          label={t('payQuestionAmount')}
          name="amount"
          numeric
          bad={bad}
          value={answer.amount}
          onText={(amount) => set({ amount })}
        />
      )}
      {isPaid && (
        <CurrencyField value={answer.currency} likely={likely} onCurrency={(currency) => set({ currency })} />
      )}
      <OneOf
        label={t('payQuestionPer')}
        name="basis"
        value={answer.asked}
        choices={ASKED}
        text={(basis) => t(BASIS_WORDS[basis])}
        onChoose={(asked = 'hour') => set({ asked })}
      />
      {limit && (
        <Field
          label={t(limit)}
          name="limit"
          numeric
          value={answer.limit}
          onText={(text) => set({ limit: text })}
        />
      )}
      <OneOf
        label={t('payFrom')}
        name="since"
        value={from}
        choices={FROMS}
        text={(one) => t(FROM_WORDS[one])}
        onChoose={(one = 'now') => setFrom(one)}
      />
      {from === 'day' && (
        <label class="labelled">
          <span>{t('addDay')}</span>
          <input
            type="date"
            name="day"
            max={today}
            value={day}
            onInput={(event) => setDay(event.currentTarget.value)}
          />
        </label>
      )}
      {bad && (
        <p class="warn small wide" role="alert">
          {t('addBad_amount')}
        </p>
      )}
      <p class="small muted wide">{t('payFromNote')}</p>
      <div class="row wide">
        <button type="submit" class="primary">
          {t('save')}
        </button>
      </div>
    </form>
  );
}
