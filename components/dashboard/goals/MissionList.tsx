import type { MissionStanding } from '../../../lib/dashboard/goals';
import { whole } from '../../../lib/dashboard/text';
import { type MessageKey, t } from '../../../lib/i18n';
import type { EarningState } from '../../../lib/rates/types';
import { dateText } from '../../../lib/screen/text';
import { Bar } from '../../Bar';
import { useWords } from '../../words';

interface MissionListProps {
  missions: readonly MissionStanding[];
  nameOf(project: string): string;
  onDrop(id: string): void;
}

const STATES: Record<EarningState, MessageKey> = {
  expected: 'reward_expected',
  approved: 'reward_approved',
  paid: 'reward_paid',
  rejected: 'reward_rejected',
};

function One({ one, nameOf, onDrop }: { one: MissionStanding } & Omit<MissionListProps, 'missions'>) {
  const words = useWords();
  const { mission, done, goal, state, over, reached } = one;
  const { id, name, project, timeMs, toDate, reward } = mission;
  const value = (amount: number) => (timeMs === undefined ? whole(amount) : words.time(amount));
  const title = name === undefined ? nameOf(project) : words.name(name);
  const by = { date: dateText(toDate) };
  return (
    <li data-testid="mission" class="num">
      <div class="row wrap">
        <b>{title}</b>
        {name !== undefined && <span class="muted">{nameOf(project)}</span>}
        <span class="space" />
        <b>{t('missionTime', { done: value(done), goal: value(goal) })}</b>
        <span class="muted">
          {reward ? t('missionByFor', { ...by, amount: words.money(reward) }) : t('missionBy', by)}
        </span>
        {state !== undefined && <span class="chip">{t(STATES[state])}</span>}
        {over && !reached && <span class="chip missed">{t('missionMissed')}</span>}
        <button
          type="button"
          class="link"
          aria-label={t('missionDropOne', { mission: title })}
          onClick={() => onDrop(id)}
        >
          {t('missionDrop')}
        </button>
      </div>
      <Bar share={done / goal} thin />
    </li>
  );
}

/** All missions with how far they have come, and where their rewards stand. */
export function MissionList({ missions, ...rest }: MissionListProps) {
  if (missions.length === 0) return <p class="muted">{t('missionNone')}</p>;
  return (
    <ul class="plain parts">
      {missions.map((one) => (
        <One key={one.mission.id} one={one} {...rest} />
      ))}
    </ul>
  );
}
