import type { Snapshot } from '../lib/books/types';
import type { PopupActions } from '../lib/screen/actions';
import { isFirstRun, platformsOn } from '../lib/screen/view';
import { DecideCard } from './DecideCard';
import { FirstRun } from './FirstRun';
import { LastTask } from './LastTask';
import { useLater } from './later';
import { ReadingQuestion } from './Notes';
import { StartByHand } from './StartByHand';
import { TodayCard } from './TodayCard';

interface BetweenTasksProps {
  snapshot: Snapshot | undefined;
  discreet: boolean;
  act: PopupActions;
}

/** What is due this week; fetched only where there is any. */
function Due({ missions = [], aet }: Pick<Snapshot, 'missions' | 'aet'>) {
  const isAny = missions.length > 0 || aet !== undefined;
  const { WeekAhead } = useLater(isAny);
  return isAny && WeekAhead ? <WeekAhead missions={missions} aet={aet} /> : null;
}

function Asked({ snapshot, act }: { snapshot: Snapshot; act: PopupActions }) {
  const { now, toDecide, outcomes = [], until = [] } = snapshot;
  const { toReport = [], oldCopy } = snapshot;
  const { OutcomeQuestions, UntilQuestions, ToReport, OldCopy } = useLater(
    outcomes.length + until.length + toReport.length > 0 || oldCopy !== undefined,
  );
  const project = now?.asksReading ? now.project : undefined;
  return (
    <>
      {project !== undefined && <ReadingQuestion onAnswer={(paid) => act.setReading(project, paid)} />}
      {toDecide.count > 0 && <DecideCard toDecide={toDecide} act={act} />}
      {UntilQuestions && until.length > 0 && <UntilQuestions questions={until} act={act} />}
      {OutcomeQuestions && outcomes.length > 0 && <OutcomeQuestions questions={outcomes} act={act} />}
      {ToReport && toReport.length > 0 && <ToReport hours={toReport} act={act} />}
      {OldCopy && oldCopy && <OldCopy copy={oldCopy} act={act} />}
    </>
  );
}

/** The popup between tasks: what an hour earned today and why, the last task, and what waits. */
export function BetweenTasks({ snapshot, discreet, act }: BetweenTasksProps) {
  const byHand = (
    <StartByHand
      recent={snapshot?.recentProjects ?? []}
      platforms={snapshot?.platforms ?? []}
      onStart={act.startByHand}
      onTeach={act.teachPage}
    />
  );
  if (!snapshot || isFirstRun(snapshot)) {
    return (
      <>
        <FirstRun platformsOn={platformsOn(snapshot)} onPlatforms={act.openPlatforms} />
        {byHand}
      </>
    );
  }
  return (
    <>
      {byHand}
      <TodayCard snapshot={snapshot} onWeek={() => act.openDashboard('overview?range=week')} />
      {snapshot.last && (
        <LastTask
          key={snapshot.last.n}
          last={snapshot.last}
          items={snapshot.toDecide.items}
          discreet={discreet}
          act={act}
        />
      )}
      <Asked snapshot={snapshot} act={act} />
      <Due missions={snapshot.missions} aet={snapshot.aet} />
    </>
  );
}
