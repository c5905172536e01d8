import { useMemo, useState } from 'preact/hooks';
import type { Project } from '../../../lib/books/types';
import type { ReadTasks } from '../../../lib/dashboard/task-reading';
import {
  choose,
  type Names,
  type TaskFilter,
  type TaskRow,
  type TaskSort,
  taskAt,
} from '../../../lib/dashboard/tasks';
import { whole } from '../../../lib/dashboard/text';
import { plural, t } from '../../../lib/i18n';
import { MOST_TASKS } from '../../../lib/messages/most';
import { platformName } from '../../../lib/screen/platformName';
import { useDash } from '../dash';
import { dateOfInstant, projectWords } from '../projects';
import { AddForm } from './AddForm';
import { BulkBar } from './BulkBar';
import { TaskFilters } from './TaskFilters';
import { MOST_ROWS, TaskTable } from './TaskTable';

interface TasksProps {
  list: ReadTasks;
  projects: readonly Project[];
}

const nameOf = ({ n, deviceId }: Pick<TaskRow, 'n' | 'deviceId'>) => `${deviceId}|${n}`;
const placeOf = (row: TaskRow) => ({ day: dateOfInstant(row.startAt), task: nameOf(row) });
const dayAt = (date: string, plus: number) => {
  const at = new Date(`${date}T00:00:00`);
  at.setDate(at.getDate() + plus);
  return at.getTime();
};

/** What the address asks for: a link of another view may name a project or a platform. */
function asked({ platform, project }: Readonly<Record<string, string>>): TaskFilter {
  return { ...(platform ? { platform } : {}), ...(project ? { project } : {}) };
}

/** All tasks: narrowed, sorted, picked, and changed in one step. */
export function Tasks({ list, projects }: TasksProps) {
  const { run, route, today, href, go, snapshot } = useDash();
  const [filter, setFilter] = useState<TaskFilter>(() => asked(route.params));
  const [days, setDays] = useState({ from: '', to: '' });
  const [sort, setSort] = useState<TaskSort>({ by: 'start', down: true });
  const [picked, setPicked] = useState<ReadonlyMap<string, TaskRow>>(new Map());
  const [adds, setAdds] = useState(false);
  const { tasks, shared } = list;
  const say = useMemo(() => projectWords(projects), [projects]);
  const names: Names = { shared, projectName: say.text, platformName };
  const within = {
    ...filter,
    ...(days.from ? { fromAt: dayAt(days.from, 0) } : {}),
    ...(days.to ? { toAt: dayAt(days.to, 1) } : {}),
  };
  const chosen = useMemo(() => choose(tasks, within, sort, names), [tasks, filter, days, sort, say]);
  const rowAt = (place: number) => taskAt(tasks, place, shared);
  const pick = (row: TaskRow, on: boolean) => {
    const next = new Map(picked);
    if (on) next.set(nameOf(row), row);
    else next.delete(nameOf(row));
    setPicked(next);
  };
  const pickAll = () => {
    const count = Math.min(chosen.length, MOST_TASKS);
    const rows = Array.from({ length: count }, (_, line) => rowAt(chosen.at(line)));
    setPicked(new Map(rows.map((row) => [nameOf(row), row])));
  };
  const refs = [...picked.values()].map(({ n, deviceId }) => ({ n, deviceId }));
  const done = (ok: boolean) => ok && setPicked(new Map());
  const mine = projects.filter(({ platform }) => !filter.platform || platform === filter.platform);
  const currency = snapshot?.today.earned[0]?.currency ?? snapshot?.targetMicrosPerHour?.currency ?? 'USD';
  return (
    <>
      <div class="row wrap list-tools">
        <p class="num muted" role="status" data-testid="task-count">
          {plural('taskCount', chosen.length)}
          {chosen.length > MOST_ROWS && ` ${t('tasksFirst', { count: whole(MOST_ROWS) })}`}
          {!list.done && ` ${t('tasksReading')}`}
        </p>
        <span class="space" />
        <button type="button" aria-expanded={adds} data-testid="add" onClick={() => setAdds(!adds)}>
          {t('addByHand')}
        </button>
      </div>
      {adds && (
        <AddForm
          projects={say.keys}
          projectText={say.text}
          currency={currency}
          day={today}
          onAdd={(payload) => run({ name: 'addByHand', payload, said: t('added'), undo: true })}
          onClose={() => setAdds(false)}
        />
      )}
      <TaskFilters
        filter={filter}
        platforms={[...new Set(projects.map(({ platform }) => platform))].sort()}
        projects={projectWords(mine).keys}
        platformText={platformName}
        projectText={say.text}
        from={days.from}
        to={days.to}
        onFilter={(change) => setFilter({ ...filter, ...change })}
        onDays={(from, to) => setDays({ from, to })}
      />
      {picked.size > 0 && (
        <BulkBar
          count={picked.size}
          all={chosen.length}
          most={MOST_TASKS}
          projects={say.keys}
          projectText={say.text}
          currency={currency}
          onChange={(set) =>
            void run({ name: 'editTasks', payload: { tasks: refs, set }, said: t('saved'), undo: true })
          }
          onMerge={() =>
            void run({ name: 'merge', payload: { tasks: refs }, said: t('mergedDone'), undo: true }).then(
              done,
            )
          }
          onDelete={() =>
            void run({ name: 'deleteTasks', payload: { tasks: refs }, said: t('deletedDone') }).then(done)
          }
          onAll={pickAll}
          onNone={() => setPicked(new Map())}
        />
      )}
      <TaskTable
        chosen={chosen}
        rowAt={rowAt}
        sort={sort}
        projectText={say.text}
        platformText={platformName}
        isPicked={(row) => picked.has(nameOf(row))}
        hrefOf={(row) => href('timeline', placeOf(row))}
        onOpen={(row) => go('timeline', placeOf(row))}
        onSort={setSort}
        onPick={pick}
      />
    </>
  );
}
