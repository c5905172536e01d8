import { useEffect, useRef, useState } from 'preact/hooks';
import { dateOf, dayOf } from '../../../lib/books/calendar';
import type { Day, DayRecord } from '../../../lib/dashboard/timeline';
import { t } from '../../../lib/i18n';
import { dateText, dayName } from '../../../lib/screen/text';
import { useWords } from '../../words';
import { useDash } from '../dash';
import { projectWords } from '../projects';
import { Sign } from '../Sign';
import { Empty } from '../States';
import { AddForm } from '../tasks/AddForm';
import { type RecordActs, RecordCard } from './RecordCard';
import { Strip } from './Strip';

function DayPicker({ date }: { date: string }) {
  const { go, today } = useDash();
  const to = (day: string) => go('timeline', { day });
  return (
    <div class="row wrap day">
      <button
        type="button"
        class="sign"
        aria-label={t('dayBefore')}
        onClick={() => to(dateOf(dayOf(date) - 1))}
      >
        <Sign name="back" />
      </button>
      <label>
        <span class="unseen">{t('addDay')}</span>
        <input
          type="date"
          name="day"
          value={date}
          onChange={({ currentTarget }) => currentTarget.value && to(currentTarget.value)}
        />
      </label>
      <button
        type="button"
        class="sign"
        aria-label={t('dayAfter')}
        onClick={() => to(dateOf(dayOf(date) + 1))}
      >
        <Sign name="on" />
      </button>
      {date !== today && (
        <button type="button" class="link" onClick={() => to(today)}>
          {t('today')}
        </button>
      )}
      <span class="muted">{dayName(date)}</span>
    </div>
  );
}

const refOf = ({ n, deviceId }: DayRecord) => ({ n, deviceId });

/** What the worker can do with the day's records, as commands. */
function useActs(): RecordActs {
  const { run } = useDash();
  return {
    decide: ({ n }, { place, startAt }, count) =>
      void run({
        name: 'decide',
        payload: { stretches: [{ n, segment: place, startAt }], count },
        said: t(count ? 'countsDone' : 'countsNotDone'),
        undo: true,
      }),
    fix: ({ n }, times) =>
      void run({ name: 'fixTime', payload: { n, ...times }, said: t('saved'), undo: true }),
    split: (record, at) =>
      void run({ name: 'split', payload: { ...refOf(record), at }, said: t('splitDone'), undo: true }),
    reassign: (record, fromAt, toAt, to) =>
      void run({
        name: 'reassign',
        payload: { ...refOf(record), fromAt, toAt, ...to },
        said: t('reassigned'),
        undo: true,
      }),
    change: (record, set) =>
      void run({ name: 'editTasks', payload: { tasks: [refOf(record)], set }, said: t('saved'), undo: true }),
    merge: (record, before) =>
      void run({
        name: 'merge',
        payload: { tasks: [refOf(before), refOf(record)] },
        said: t('mergedDone'),
        undo: true,
      }),
    remove: (record) =>
      void run({ name: 'deleteTasks', payload: { tasks: [refOf(record)] }, said: t('deletedDone') }),
  };
}

/** The record before this one, where the two are of one project and kind. */
function mergeable(records: readonly DayRecord[], i: number): DayRecord | undefined {
  const one = records[i];
  const before = records
    .slice(0, i)
    .findLast(({ project, platform }) => project === one?.project && platform === one?.platform);
  const fits = before?.deviceId !== undefined && before.kind === one?.kind && !before.dropped && !one.dropped;
  return fits ? before : undefined;
}

/** One day: a picture of it, and a list in which everything can be changed. */
export function Timeline({ day }: { day: Day }) {
  const { route, run, snapshot, today } = useDash();
  const words = useWords();
  const act = useActs();
  const list = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<string>();
  const asked = Number(route.params.task?.split('|')[1]);
  const [edited, setEdited] = useState<number | undefined>(Number.isNaN(asked) ? undefined : asked);
  const [adds, setAdds] = useState(false);
  const { keys, text } = projectWords(day.projects);
  useEffect(() => {
    list.current?.querySelector(`[data-n="${asked}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [asked]);
  const choose = (key: string) => {
    setChosen(key);
    const piece = list.current?.querySelector<HTMLElement>(`[data-piece="${key}"] input`);
    piece?.focus();
    piece?.scrollIntoView({ block: 'nearest' });
  };
  const countedMs = day.records.reduce((sum, { dropped, countedMs: ms }) => sum + (dropped ? 0 : ms), 0);
  return (
    <>
      <div class="row wrap list-tools">
        <DayPicker date={day.date} />
        <span class="space" />
        {day.records.length > 0 && <b class="num">{words.time(countedMs)}</b>}
        <button type="button" aria-expanded={adds} data-testid="add" onClick={() => setAdds(!adds)}>
          {t('addByHand')}
        </button>
      </div>
      {adds && (
        <AddForm
          projects={keys}
          projectText={text}
          currency={snapshot?.today.earned[0]?.currency ?? 'USD'}
          day={day.date > today ? today : day.date}
          onAdd={(payload) => run({ name: 'addByHand', payload, said: t('added'), undo: true })}
          onClose={() => setAdds(false)}
        />
      )}
      {day.records.length === 0 ? (
        <Empty title={t('dayEmpty', { day: dateText(day.date) })} />
      ) : (
        <section class="card">
          <Strip day={day} chosen={chosen} onChoose={choose} />
          <p class="small muted">{t('timelineNote')}</p>
        </section>
      )}
      <div ref={list} data-testid="day">
        {day.records.map((record, i) => (
          <RecordCard
            key={`${record.deviceId}|${record.n}`}
            record={record}
            before={mergeable(day.records, i)}
            chosen={chosen}
            edits={edited === record.n}
            projects={keys}
            projectText={text}
            act={act}
            onEdit={(on) => setEdited(on ? record.n : undefined)}
          />
        ))}
      </div>
    </>
  );
}
