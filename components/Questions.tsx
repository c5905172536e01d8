import { useState } from 'preact/hooks';
import type { OutcomeQuestion, UntilQuestion } from '../lib/books/types';
import { t } from '../lib/i18n';
import type { PopupActions } from '../lib/screen/actions';
import { platformName } from '../lib/screen/platformName';
import { instantNear, timeText } from '../lib/screen/time-input';
import { ENDINGS, endingText } from './endings';
import { useWords } from './words';

interface OutcomeProps {
  questions: readonly OutcomeQuestion[];
  act: Pick<PopupActions, 'setOutcome' | 'setUnits' | 'drop'>;
}

/** A session of tasks whose submits nobody saw: the number prices it. */
function UnitsForm({ task, n, act }: { task: string; n: number; act: OutcomeProps['act'] }) {
  const [typed, setTyped] = useState('');
  const units = /^\d{1,5}$/.test(typed.trim()) ? Number(typed) : undefined;
  const submit = (event: Event) => {
    event.preventDefault();
    if (units !== undefined) act.setUnits(n, units);
  };
  return (
    <form class="row wrap" noValidate onSubmit={submit}>
      <span class="whole">{task}</span>
      <label class="row">
        {t('unitsQuestion')}
        <input
          class="amount num"
          inputMode="numeric"
          autocomplete="off"
          aria-invalid={typed !== '' && units === undefined}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="primary" disabled={units === undefined}>
        {t('save')}
      </button>
      <button type="button" class="link" onClick={() => act.drop(n, true)}>
        {t('didNotCount')}
      </button>
    </form>
  );
}

function useName() {
  const words = useWords();
  return ({ projectName, platform }: OutcomeQuestion | UntilQuestion) =>
    words.name(projectName ?? platformName(platform));
}

/** Tasks that nobody saw end: only the worker can say how. */
export function OutcomeQuestions({ questions, act }: OutcomeProps) {
  const words = useWords();
  const nameOf = useName();
  return (
    <section class="card tight asks" data-testid="outcome-question">
      <h2 class="plainly">{t('outcomeQuestion')}</h2>
      <ul class="plain num">
        {questions.map((one) => {
          const time = words.time(one.countedMs);
          const task = t('outcomeTask', { project: nameOf(one), time, clock: words.timeOfDay(one.endAt) });
          if (one.session)
            return (
              <li key={one.n}>
                <UnitsForm task={task} n={one.n} act={act} />
              </li>
            );
          return (
            <li key={one.n}>
              <fieldset class="row wrap" aria-label={task}>
                <span class="whole">{task}</span>
                {ENDINGS.filter((ending) => ending !== 'timeOnly' || one.reportable).map((ending) => (
                  <button
                    key={ending}
                    type="button"
                    class="link"
                    onClick={() => act.setOutcome(one.n, ending)}
                  >
                    {endingText(ending)}
                  </button>
                ))}
                <button type="button" class="link" onClick={() => act.drop(one.n, true)}>
                  {t('didNotCount')}
                </button>
              </fieldset>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface UntilProps {
  questions: readonly UntilQuestion[];
  act: Pick<PopupActions, 'until'>;
}

function UntilForm({ question, act }: { question: UntilQuestion; act: UntilProps['act'] }) {
  const words = useWords();
  const nameOf = useName();
  const { n, fromAt, toAt } = question;
  const [typed, setTyped] = useState(timeText(toAt));
  const submit = (event: Event) => {
    event.preventDefault();
    // Unchanged means the very end of the stretch: nothing of it is cut off.
    const untilAt = typed === timeText(toAt) ? toAt : instantNear(toAt, typed);
    if (untilAt !== undefined) act.until(n, untilAt);
  };
  return (
    <form class="row wrap" noValidate onSubmit={submit}>
      <span class="whole">
        {t('untilAway', { project: nameOf(question), clock: words.timeOfDay(fromAt) })}
      </span>
      <label class="row">
        {t('untilQuestion')}
        <input
          type="time"
          required
          defaultValue={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="primary">
        {t('save')}
      </button>
    </form>
  );
}

/** Outside work ran to its limit: until when did it go on? */
export function UntilQuestions({ questions, act }: UntilProps) {
  return (
    <section class="card tight asks" data-testid="until-question">
      {questions.map((question) => (
        <UntilForm key={question.n} question={question} act={act} />
      ))}
    </section>
  );
}
