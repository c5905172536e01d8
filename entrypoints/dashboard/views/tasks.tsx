import { useEffect, useMemo, useState } from 'preact/hooks';
import { useBooks, useDash } from '../../../components/dashboard/dash';
import { Empty, Loading, Trouble, WhenReady } from '../../../components/dashboard/States';
import { Tasks } from '../../../components/dashboard/tasks/Tasks';
import type { Project } from '../../../lib/books/types';
import { createTaskReading, type ReadTasks } from '../../../lib/dashboard/task-reading';
import { t } from '../../../lib/i18n';
import './tasks.css';

/** All ended tasks, read on while they are looked at, and anew whenever the background wrote. */
function useTasks() {
  const { read, revision } = useDash();
  const [tasks, setTasks] = useState<ReadTasks>();
  const [failed, setFailed] = useState(false);
  const renew = useMemo(() => createTaskReading(read, setTasks), []);
  useEffect(() => {
    renew().then(
      () => setFailed(false),
      (error: unknown) => {
        console.warn('Piecerate:', error);
        setFailed(true);
      },
    );
  }, [revision]);
  return { tasks, failed };
}

function List({ projects }: { projects: readonly Project[] }) {
  const { tasks, failed } = useTasks();
  if (failed) return <Trouble kind={undefined} />;
  if (!tasks) return <Loading />;
  if (tasks.done && tasks.tasks.count === 0)
    return (
      <>
        <Tasks list={tasks} projects={projects} />
        <Empty title={t('tasksNone')}>
          <p>{t('tasksNoneText')}</p>
        </Empty>
      </>
    );
  return <Tasks list={tasks} projects={projects} />;
}

export default function TasksView() {
  const loaded = useBooks((books) => books.projects(), []);
  return <WhenReady loaded={loaded}>{(projects) => <List projects={projects} />}</WhenReady>;
}
