import { useState } from 'preact/hooks';
import { HOUR_MS } from '../../../lib/books/calendar';
import type { GoalPart } from '../../../lib/dashboard/goals';
import { percent, whole } from '../../../lib/dashboard/text';
import { locale, type MessageKey, t } from '../../../lib/i18n';
import { decimalOf } from '../../../lib/rates/money';
import { parseAmount } from '../../../lib/screen/amount';
import type { Goal } from '../../../lib/settings/settings';
import { Bar } from '../../Bar';
import { CurrencySelect } from '../../CurrencySelect';
import { useWords } from '../../words';

interface GoalCardProps {
  title: MessageKey;
  /** Field names begin with it. */
  id: 'day' | 'week';
  goal: Goal;
  parts: readonly GoalPart[];
  likelyCurrency: string;
  onGoal(goal: Goal): void;
}

const LABELS: Record<GoalPart['what'], MessageKey> = {
  earned: 'earned',
  time: 'goalTime',
  tasks: 'columnTasks',
};

function Part({ part }: { part: GoalPart }) {
  const words = useWords();
  const { what, done, goal, currency = 'USD' } = part;
  const text = (value: number) => {
    if (what === 'earned') return words.money({ amountMicros: value, currency });
    return what === 'time' ? words.time(value) : whole(value);
  };
  return (
    <li class="num">
      <div class="row">
        <span>{t(LABELS[what])}</span>
        <span class="space" />
        <b>{t('missionTime', { done: text(done), goal: text(goal) })}</b>
        <span class="muted">{percent(Math.floor((100 * done) / goal) / 100)}</span>
      </div>
      <Bar share={done / goal} thin />
    </li>
  );
}

/** A number above zero as typed; `undefined` where the field is empty, `null` where it is none. */
function numberFrom(typed: string): number | undefined | null {
  if (typed.trim() === '') return undefined;
  const value = Number(typed.trim().replace(',', '.'));
  return value > 0 && Number.isFinite(value) ? value : null;
}

/** The goal of a day or a week: how far it has come, and what it is. */
export function GoalCard({ title, id, goal, parts, likelyCurrency, onGoal }: GoalCardProps) {
  const [amount, setAmount] = useState(goal.earned ? decimalOf(goal.earned.amountMicros) : '');
  const [currency, setCurrency] = useState(goal.earned?.currency ?? likelyCurrency);
  const [hours, setHours] = useState(goal.timeMs ? String(goal.timeMs / HOUR_MS) : '');
  const [tasks, setTasks] = useState(goal.tasks ? String(goal.tasks) : '');
  const [bad, setBad] = useState(false);
  const submit = (event: Event) => {
    event.preventDefault();
    const earned = amount.trim() === '' ? undefined : parseAmount(amount, currency, locale());
    const [time, count] = [numberFrom(hours), numberFrom(tasks)];
    const wrong = (amount.trim() !== '' && !earned) || time === null || count === null || (time ?? 0) > 168;
    setBad(wrong);
    if (wrong) return;
    onGoal({
      ...(earned ? { earned } : {}),
      ...(time ? { timeMs: Math.round(time * HOUR_MS) } : {}),
      ...(count ? { tasks: Math.max(1, Math.round(count)) } : {}),
    });
  };
  const field = (name: string, label: MessageKey, value: string, set: (typed: string) => void) => (
    <label>
      <span>{t(label)}</span>
      <input
        class="num"
        name={`${id}-${name}`}
        inputMode="decimal"
        autocomplete="off"
        aria-invalid={bad}
        value={value}
        onInput={(event) => set(event.currentTarget.value)}
      />
    </label>
  );
  return (
    <section class="card" data-testid={`goal-${id}`}>
      <h2>{t(title)}</h2>
      <ul class="plain parts">
        {parts.map((part) => (
          <Part key={part.what} part={part} />
        ))}
      </ul>
      <form onSubmit={submit} noValidate>
        <div class="row wrap goal-fields">
          {field('earned', 'earned', amount, setAmount)}
          <CurrencySelect
            value={currency}
            likely={goal.earned?.currency ?? likelyCurrency}
            onCurrency={setCurrency}
          />
          {field('hours', 'goalHours', hours, setHours)}
          {field('tasks', 'columnTasks', tasks, setTasks)}
          <button type="submit">{t('save')}</button>
        </div>
        {bad && (
          <p class="small warn" role="alert">
            {t('goalBad')}
          </p>
        )}
      </form>
    </section>
  );
}
