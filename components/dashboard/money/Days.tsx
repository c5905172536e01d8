import { useState } from 'preact/hooks';
import type { DayMoney } from '../../../lib/dashboard/money';
import { whole } from '../../../lib/dashboard/text';
import { t } from '../../../lib/i18n';
import type { EarningState } from '../../../lib/rates/types';
import { platformName } from '../../../lib/screen/platformName';
import { dateText } from '../../../lib/screen/text';
import { useWords } from '../../words';
import { useDash } from '../dash';
import { OneOf } from '../OneOf';
import { Scroll } from '../Scroll';
import { Empty } from '../States';
import { STATE_CHOICES, stateText } from '../tasks/words';

interface DaysProps {
  days: readonly DayMoney[];
  projectText(key: string): string;
}

const SHOWN = 40;
const keyOf = ({ date, project }: Pick<DayMoney, 'date' | 'project'>) => `${date}|${project}`;

interface LineProps {
  day: DayMoney;
  name: string;
  picked: boolean;
  onPick(on: boolean): void;
}

function Sums({ day }: { day: DayMoney }) {
  const words = useWords();
  return (
    <>
      {day.sums.map((sum) => (
        <span key={`${sum.currency} ${sum.state}`} class="sum">
          {words.money(sum)} <span class={`small state ${sum.state}`}>{stateText(sum.state)}</span>
        </span>
      ))}
    </>
  );
}

function Line({ day, name, picked, onPick }: LineProps) {
  const date = dateText(day.date);
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          checked={picked}
          aria-label={t('pickOne', { project: name, when: date })}
          onChange={(event) => onPick(event.currentTarget.checked)}
        />
      </td>
      <td class="num nowrap wide-only">{date}</td>
      <th scope="row">
        <small class="narrow-only muted">{date}</small>
        {name}
        <span class="muted small"> {platformName(day.platform)}</span>
      </th>
      <td class="r num">{whole(day.tasks)}</td>
      <td class="r num">
        <Sums day={day} />
      </td>
    </tr>
  );
}

/** "3 of 12 rejected" of the one day that is picked. */
function Rejected({ day, onDone }: { day: DayMoney; onDone(): void }) {
  const { run } = useDash();
  const [count, setCount] = useState('');
  const [rest, setRest] = useState<EarningState | undefined>('approved');
  const rejected = Number(count);
  const isBad = count.trim() !== '' && !(Number.isInteger(rejected) && rejected >= 0);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBad || count.trim() === '') return;
    const { date, project } = day;
    const done = await run({
      name: 'rejectSome',
      payload: { date, project, rejected, ...(rest ? { rest } : {}) },
      said: t('saved'),
      undo: true,
    });
    if (done) onDone();
  };
  return (
    <form class="row wrap" onSubmit={submit} aria-label={t('rejectSome')}>
      <label class="labelled">
        <span>{t('rejectCount', { count: whole(day.tasks) })}</span>
        <input
          name="rejected"
          class="num"
          inputMode="numeric"
          autocomplete="off"
          aria-invalid={isBad}
          value={count}
          onInput={(event) => setCount(event.currentTarget.value)}
        />
      </label>
      <OneOf
        label={t('rejectRest')}
        value={rest}
        choices={STATE_CHOICES.filter((one) => one !== 'rejected')}
        text={stateText}
        none={t('rejectRestSame')}
        onChoose={(one) => setRest(one)}
      />
      <button type="submit">{t('bulkApply')}</button>
    </form>
  );
}

/** Where the money of each day and project stands; days are settled by the handful. */
export function Days({ days, projectText }: DaysProps) {
  const { run } = useDash();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [state, setState] = useState<EarningState>();
  const [shown, setShown] = useState(SHOWN);
  if (days.length === 0)
    return (
      <Empty title={t('moneyNone')}>
        <p>{t('moneyNoneText')}</p>
      </Empty>
    );
  const chosen = days.filter((day) => picked.has(keyOf(day)));
  const [one] = chosen;
  const pick = (day: DayMoney, on: boolean) => {
    const next = new Set(picked);
    if (on) next.add(keyOf(day));
    else next.delete(keyOf(day));
    setPicked(next);
  };
  const none = () => setPicked(new Set());
  const settle = async (event: Event) => {
    event.preventDefault();
    if (!state || chosen.length === 0) return;
    const payload = { days: chosen.map(({ date, project }) => ({ date, project })), state };
    if (await run({ name: 'settle', payload, said: t('saved'), undo: true })) none();
  };
  return (
    <section class="card" data-testid="money-days">
      <h2>{t('moneyDays')}</h2>
      <div class="row wrap settle">
        <b class="num">{t('picked', { count: whole(chosen.length) })}</b>
        <button type="button" class="link" onClick={() => setPicked(new Set(days.map(keyOf)))}>
          {t('pickAll', { count: whole(days.length) })}
        </button>
        <form class="row wrap" onSubmit={settle} aria-label={t('moneyDays')}>
          <OneOf
            label={t('settleAs')}
            name="settle"
            value={state}
            choices={STATE_CHOICES}
            text={stateText}
            none={t('choose')}
            onChoose={(one) => setState(one)}
          />
          <button type="submit" class="primary" disabled={!state || chosen.length === 0}>
            {t('bulkApply')}
          </button>
        </form>
        {one && chosen.length === 1 && <Rejected key={keyOf(one)} day={one} onDone={none} />}
      </div>
      <p class="small muted">{t('settleNote')}</p>
      <Scroll name={t('moneyDays')}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span class="unseen">{t('pick')}</span>
              </th>
              <th scope="col" class="wide-only">
                {t('columnDay')}
              </th>
              <th scope="col">{t('columnProject')}</th>
              <th scope="col" class="r">
                {t('columnTasks')}
              </th>
              <th scope="col" class="r">
                {t('earned')}
              </th>
            </tr>
          </thead>
          <tbody>
            {days.slice(0, shown).map((day) => (
              <Line
                key={keyOf(day)}
                day={day}
                name={projectText(day.project)}
                picked={picked.has(keyOf(day))}
                onPick={(on) => pick(day, on)}
              />
            ))}
          </tbody>
        </table>
      </Scroll>
      {days.length > shown && (
        <button type="button" class="link" onClick={() => setShown(shown + SHOWN)}>
          {t('showMore')}
        </button>
      )}
    </section>
  );
}
