import { useState } from 'preact/hooks';
import type { TotalsRow } from '../../lib/books/types';
import { plural, t } from '../../lib/i18n';
import type { Score, Standing } from '../../lib/notes/standing';
import { newId } from '../../lib/screen/ready';
import { dateText } from '../../lib/screen/text';
import { useWords } from '../words';
import { type Act, DayField, number, numberOf, RemoveButton } from './entry';

/** Tasks of the seven days up to a score's day, and what one took: pace beside quality. */
function paceAt(rows: readonly TotalsRow[], on: string): { count: number; ms: number } | undefined {
  const from = new Date(Date.parse(on) - 6 * 86_400_000).toISOString().slice(0, 10);
  const week = rows.filter(({ date }) => date >= from && date <= on);
  const count = week.reduce((sum, row) => sum + row.taskCount, 0);
  return count === 0 ? undefined : { count, ms: week.reduce((sum, row) => sum + row.taskMsSum, 0) / count };
}

function ScoreRow({
  score,
  standing,
  pace,
  act,
}: {
  score: Score;
  standing: Standing;
  pace: TotalsRow[];
  act: Act;
}) {
  const words = useWords();
  const then = paceAt(pace, score.on);
  const isLow =
    score.score !== undefined && standing.threshold !== undefined && score.score < standing.threshold;
  const value = score.score === undefined ? undefined : number(score.score);
  const said =
    value !== undefined && score.of !== undefined
      ? t('scoreOf', { score: value, of: number(score.of) })
      : value;
  return (
    <li class="row">
      <span class="grow">
        {said !== undefined && <b class={isLow ? 'warn' : undefined}>{said}</b>}{' '}
        <span dir="auto">{score.feedback}</span>
        <small class="muted item-note num">
          {dateText(score.on)}
          {then && ` · ${plural('scorePace', then.count, { time: words.clock(then.ms) })}`}
        </small>
      </span>
      <RemoveButton
        name={said ?? dateText(score.on)}
        onRemove={() =>
          act.run(undefined, 'removeEntry', { id: standing.id, list: 'scores', entry: score.id })
        }
      />
    </li>
  );
}

/** Scores and reviewers' words, each beside the pace of its week; the threshold, and what it unlocks. */
export function Scores({
  standing,
  today,
  pace,
  act,
}: {
  standing: Standing;
  today: string;
  pace: TotalsRow[];
  act: Act;
}) {
  const [score, setScore] = useState('');
  const [of, setOf] = useState('');
  const [on, setOn] = useState(today);
  const [feedback, setFeedback] = useState('');
  const add = (event: Event) => {
    event.preventDefault();
    const value = numberOf(score);
    const most = numberOf(of);
    if (on === '' || (value === undefined && feedback.trim() === '')) return;
    const entry = {
      id: newId(),
      on,
      ...(value === undefined ? {} : { score: value }),
      ...(most === undefined ? {} : { of: most }),
      ...(feedback.trim() === '' ? {} : { feedback: feedback.trim() }),
    };
    act.run(undefined, 'putScore', { id: standing.id, entry });
    setScore('');
    setFeedback('');
  };
  const { threshold, unlocked } = standing;
  return (
    <>
      <h3>{t('scores')}</h3>
      <ul class="plain entries">
        {standing.scores.map((one) => (
          <ScoreRow key={one.id} score={one} standing={standing} pace={pace} act={act} />
        ))}
      </ul>
      <details class="fold">
        <summary>{t('scoreAdd')}</summary>
        <form class="row wrap" onSubmit={add}>
          <input
            class="days"
            inputMode="decimal"
            value={score}
            aria-label={t('score')}
            placeholder={t('score')}
            onInput={(event) => setScore(event.currentTarget.value)}
          />
          <input
            class="days"
            inputMode="decimal"
            value={of}
            aria-label={t('scoreMost')}
            placeholder={t('scoreMost')}
            onInput={(event) => setOf(event.currentTarget.value)}
          />
          <DayField label={t('entryOn')} value={on} onDay={setOn} />
          <input
            class="grow"
            value={feedback}
            aria-label={t('scoreFeedback')}
            placeholder={t('scoreFeedback')}
            onInput={(event) => setFeedback(event.currentTarget.value)}
          />
          <button type="submit">{t('noteAdd')}</button>
        </form>
      </details>
      <div class="row wrap">
        <label class="row small">
          {t('scoreThreshold')}
          <input
            class="days"
            inputMode="decimal"
            value={threshold ?? ''}
            onChange={(event) => {
              const value = numberOf(event.currentTarget.value);
              act.run(undefined, 'setStanding', { id: standing.id, threshold: value ?? null });
            }}
          />
        </label>
        <input
          class="grow"
          value={unlocked ?? ''}
          aria-label={t('scoreUnlocks')}
          placeholder={t('scoreUnlocks')}
          onChange={(event) => {
            const words = event.currentTarget.value.trim();
            act.run(undefined, 'setStanding', { id: standing.id, unlocked: words || null });
          }}
        />
      </div>
    </>
  );
}
