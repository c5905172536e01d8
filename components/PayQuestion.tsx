import { useState } from 'preact/hooks';
import { locale, type MessageKey, t } from '../lib/i18n';
import type { PayTerms } from '../lib/rates/types';
import { ASKED_BASES, type AskedBasis, type PayAnswer, payTermsFrom } from '../lib/screen/amount';
import { CurrencySelect } from './CurrencySelect';

interface PayQuestionProps {
  platform: string;
  likelyCurrency: string;
  onPay(pay: PayTerms): void;
}

const BASIS_WORDS: Record<AskedBasis, MessageKey & `basis_${AskedBasis}`> = {
  hour: 'basis_hour',
  task: 'basis_task',
  estimatedHour: 'basis_estimatedHour',
  session: 'basis_session',
  unpaid: 'basis_unpaid',
};

interface FieldsProps {
  answer: PayAnswer;
  bad: boolean;
  set(change: Partial<PayAnswer>): void;
}

function Amount({ answer, bad, set, likely }: FieldsProps & { likely: string }) {
  return (
    <>
      <input
        class="amount num"
        name="amount"
        inputMode="decimal"
        autocomplete="off"
        required
        aria-label={t('payQuestionAmount')}
        aria-invalid={bad}
        value={answer.amount}
        onInput={(event) => set({ amount: event.currentTarget.value })}
      />
      <CurrencySelect value={answer.currency} likely={likely} onCurrency={(currency) => set({ currency })} />
    </>
  );
}

function Basis({ answer, set }: Omit<FieldsProps, 'bad'>) {
  const choose = (value: string) => {
    const asked = ASKED_BASES.find((basis) => basis === value);
    if (asked) set({ asked });
  };
  return (
    <label class="row">
      {t('payQuestionPer')}
      <select name="basis" value={answer.asked} onChange={(event) => choose(event.currentTarget.value)}>
        {ASKED_BASES.map((basis) => (
          <option key={basis} value={basis}>
            {t(BASIS_WORDS[basis])}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The one limit that goes with the basis: a cap of hours, or an estimate that holds for all tasks. */
function Limit({ answer, set }: Omit<FieldsProps, 'bad'>) {
  if (answer.asked !== 'hour' && answer.asked !== 'estimatedHour') return null;
  return (
    <label class="row small muted">
      {answer.asked === 'hour' ? t('payLimit_cap') : t('payLimit_estimate')}
      <input
        class="minutes num"
        name="limit"
        inputMode="numeric"
        autocomplete="off"
        value={answer.limit}
        onInput={(event) => set({ limit: event.currentTarget.value })}
      />
    </label>
  );
}

/** Asked once per project, where the page shows no pay; it holds from the task's start. */
export function PayQuestion({ platform, likelyCurrency, onPay }: PayQuestionProps) {
  const [answer, setAnswer] = useState<PayAnswer>({
    asked: 'hour',
    amount: '',
    currency: likelyCurrency,
    limit: '',
  });
  const [bad, setBad] = useState(false);
  const set = (change: Partial<PayAnswer>) => {
    setBad(false);
    setAnswer((before) => ({ ...before, ...change }));
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const pay = payTermsFrom(platform, answer, locale());
    if (pay) onPay(pay);
    else setBad(true);
  };
  return (
    <form
      class="ask-pay"
      data-testid="pay-question"
      aria-label={t('payQuestion')}
      noValidate
      onSubmit={submit}
    >
      <div class="row terms">
        <span>{t('payQuestionAmount')}</span>
        {answer.asked !== 'unpaid' && <Amount answer={answer} bad={bad} set={set} likely={likelyCurrency} />}
        <Basis answer={answer} set={set} />
      </div>
      <div class="row">
        <Limit answer={answer} set={set} />
        <span class="space" />
        <button type="submit" class="primary">
          {t('save')}
        </button>
      </div>
      {bad && (
        <p class="small warn" role="alert">
          {t('payBad')}
        </p>
      )}
    </form>
  );
}
