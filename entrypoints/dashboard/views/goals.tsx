import { useBooks, useDash } from '../../../components/dashboard/dash';
import { GoalCard } from '../../../components/dashboard/goals/GoalCard';
import { MissionForm } from '../../../components/dashboard/goals/MissionForm';
import { MissionList } from '../../../components/dashboard/goals/MissionList';
import { WhenReady } from '../../../components/dashboard/States';
import { useWords } from '../../../components/words';
import { type GoalsData, readGoals } from '../../../lib/dashboard/goals';
import { namesOf } from '../../../lib/dashboard/groups';
import { rangeAt } from '../../../lib/dashboard/range';
import { t } from '../../../lib/i18n';
import { platformName } from '../../../lib/screen/platformName';
import './goals.css';

function Goals({ data }: { data: GoalsData }) {
  const words = useWords();
  const { settings, today, weekStart, run, snapshot } = useDash();
  const { dayGoal = {}, weekGoal = {} } = settings;
  const { projects, missions } = data;
  const likelyCurrency = snapshot?.targetMicrosPerHour?.currency ?? settings.display?.currency ?? 'USD';
  const named = namesOf(projects);
  const nameOf = (project: string) =>
    project.endsWith(':') ? platformName(project.slice(0, -1)) : words.name(named(project) ?? project);
  const set = (change: Pick<typeof settings, 'dayGoal' | 'weekGoal'>) =>
    void run({ name: 'setSettings', payload: { ...settings, ...change }, said: t('saved'), undo: true });
  return (
    <>
      <div class="grid">
        <GoalCard
          key={`day ${JSON.stringify(dayGoal)}`}
          title="goalDay"
          id="day"
          goal={dayGoal}
          parts={data.day}
          likelyCurrency={likelyCurrency}
          onGoal={(goal) => set({ dayGoal: goal })}
        />
        <GoalCard
          key={`week ${JSON.stringify(weekGoal)}`}
          title="goalWeek"
          id="week"
          goal={weekGoal}
          parts={data.week}
          likelyCurrency={likelyCurrency}
          onGoal={(goal) => set({ weekGoal: goal })}
        />
      </div>
      <section class="card">
        <h2>{t('missions')}</h2>
        <p class="muted small">{t('missionsHint')}</p>
        <MissionList
          missions={missions}
          nameOf={nameOf}
          onDrop={(id) =>
            void run({ name: 'dropMission', payload: { id }, said: t('missionDropped'), undo: true })
          }
        />
        {projects.length > 0 ? (
          <MissionForm
            projects={projects}
            today={today}
            weekEnd={rangeAt('week', today, weekStart).toDate}
            likelyCurrency={likelyCurrency}
            onMission={(mission) =>
              void run({
                name: 'putMission',
                payload: { ...mission, id: crypto.randomUUID() },
                said: t('saved'),
                undo: true,
              })
            }
          />
        ) : (
          <p class="muted">{t('missionNeedsProject')}</p>
        )}
      </section>
    </>
  );
}

export default function GoalsView() {
  const { today, weekStart, settings } = useDash();
  const loaded = useBooks(
    (books) => readGoals(books, { today, weekStart, settings }),
    [today, weekStart, settings],
  );
  return <WhenReady loaded={loaded}>{(data) => <Goals data={data} />}</WhenReady>;
}
