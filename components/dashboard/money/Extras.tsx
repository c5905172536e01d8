import { useState } from 'preact/hooks';
import type { Extra } from '../../../lib/books/types';
import { locale, type MessageKey, t } from '../../../lib/i18n';
import type { EarningState } from '../../../lib/rates/types';
import { parseAmount } from '../../../lib/screen/amount';
import { dateText } from '../../../lib/screen/text';
import { useWords } from '../../words';
import { useDash } from '../dash';
import { CurrencyField, Field } from '../Field';
import { OneOf } from '../OneOf';
import { Scroll } from '../Scroll';
import { STATE_CHOICES, stateText } from '../tasks/words';

interface ExtrasProps {
  extras: readonly Extra[];
  projects: readonly string[];
  projectText(key: string): string;
}

const KIND_WORDS: Record<Extra['kind'], MessageKey> = {
  bonus: 'extraBonus',
  mission: 'extraMission',
  adjustment: 'extraAdjustment',
  deduction: 'extraDeduction',
};
const KINDS = Object.keys(KIND_WORDS) as Extra['kind'][];
const kindText = (kind: Extra['kind']) => t(KIND_WORDS[kind]);

interface ExtraFormProps extends ExtrasProps {
  onClose(): void;
}

function ExtraForm({ projects, projectText, onClose }: ExtraFormProps) {
  const { run, today, snapshot } = useDash();
  const likely = snapshot?.today.earned[0]?.currency ?? 'USD';
  const [typed, setTyped] = useState({
    kind: 'bonus' as Extra['kind'],
    state: 'expected' as EarningState,
    project: projects[0],
    date: today,
    amount: '',
    currency: likely,
    note: '',
  });
  const [bad, setBad] = useState(false);
  const set = (change: Partial<typeof typed>) => {
    setBad(false);
    setTyped({ ...typed, ...change });
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    const { amount, currency, project, note, ...rest } = typed;
    const taken = /^\s*[-−]/.test(amount);
    const money = parseAmount(amount.replace(/^\s*[-−]/, ''), currency, locale());
    if (!money || !project || !typed.date) return setBad(true);
    const payload = {
      ...rest,
      project,
      currency,
      amountMicros: taken ? -money.amountMicros : money.amountMicros,
      ...(note.trim() ? { note: note.trim() } : {}),
    };
    if (await run({ name: 'putExtra', payload, said: t('added'), undo: true })) onClose();
  };
  return (
    <form class="entries" noValidate onSubmit={submit} aria-label={t('extraAdd')} data-testid="extra-form">
      <OneOf
        label={t('columnKind')}
        value={typed.kind}
        choices={KINDS}
        text={kindText}
        onChoose={(kind = 'bonus') => set({ kind })}
      />
      <OneOf
        label={t('columnProject')}
        value={typed.project}
        choices={projects}
        text={projectText}
        onChoose={(project) => set({ project })}
      />
      <label class="labelled">
        <span>{t('addDay')}</span>
        <input
          type="date"
          name="date"
          value={typed.date}
          onInput={(event) => set({ date: event.currentTarget.value })}
        />
      </label>
      <Field
        label={t('columnAmount')}
        name="amount"
        numeric
        bad={bad}
        value={typed.amount}
        onText={(amount) => set({ amount })}
      />
      <CurrencyField value={typed.currency} likely={likely} onCurrency={(currency) => set({ currency })} />
      <OneOf
        label={t('columnState')}
        value={typed.state}
        choices={STATE_CHOICES}
        text={stateText}
        onChoose={(state = 'expected') => set({ state })}
      />
      <label class="labelled wide">
        <span>{t('extraNote')}</span>
        <input
          name="note"
          maxLength={300}
          value={typed.note}
          onInput={(event) => set({ note: event.currentTarget.value })}
        />
      </label>
      {bad && (
        <p class="warn small wide" role="alert">
          {t('extraBad')}
        </p>
      )}
      <div class="row wide">
        <button type="submit" class="primary">
          {t('add')}
        </button>
        <button type="button" onClick={onClose}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}

function Line({ extra, name }: { extra: Extra; name: string }) {
  const { run } = useDash();
  const words = useWords();
  const { id, kind, date, note, state } = extra;
  const { stamp: _, ...same } = extra;
  const said = t('saved');
  return (
    <tr>
      <td class="num nowrap">{dateText(date)}</td>
      <th scope="row">
        {kindText(kind)}
        <span class="muted small"> {name}</span>
        {note && <span class="muted small note-text"> {note}</span>}
      </th>
      <td class="r num">{words.money(extra)}</td>
      <td>
        <select
          aria-label={t('columnState')}
          value={state}
          onChange={({ currentTarget }) => {
            const next = STATE_CHOICES.find((one) => one === currentTarget.value);
            if (next) void run({ name: 'putExtra', payload: { ...same, state: next }, said, undo: true });
          }}
        >
          {STATE_CHOICES.map((one) => (
            <option key={one} value={one}>
              {stateText(one)}
            </option>
          ))}
        </select>
      </td>
      <td>
        <button
          type="button"
          class="link"
          aria-label={t('extraDropOne', { kind: kindText(kind), day: dateText(date) })}
          onClick={() =>
            void run({ name: 'dropExtra', payload: { id }, said: t('extraDropped'), undo: true })
          }
        >
          {t('remove')}
        </button>
      </td>
    </tr>
  );
}

/** Bonuses, rewards, adjustments and deductions: money of a project and day that no task earned. */
export function Extras(props: ExtrasProps) {
  const { extras, projects, projectText } = props;
  const [adds, setAdds] = useState(false);
  return (
    <section class="card" data-testid="extras">
      <div class="row wrap">
        <h2 class="grow">{t('extras')}</h2>
        <button
          type="button"
          aria-expanded={adds}
          disabled={projects.length === 0}
          onClick={() => setAdds(!adds)}
        >
          {t('extraAdd')}
        </button>
      </div>
      {adds && <ExtraForm {...props} onClose={() => setAdds(false)} />}
      {extras.length === 0 ? (
        <p class="muted small">{t('extrasNone')}</p>
      ) : (
        <Scroll name={t('extras')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('columnDay')}</th>
                <th scope="col">{t('columnKind')}</th>
                <th scope="col" class="r">
                  {t('columnAmount')}
                </th>
                <th scope="col">{t('columnState')}</th>
                <th scope="col">
                  <span class="unseen">{t('remove')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {extras.map((extra) => (
                <Line key={extra.id} extra={extra} name={projectText(extra.project)} />
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  );
}
