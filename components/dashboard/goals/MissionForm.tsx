import { useState } from 'preact/hooks';
import { HOUR_MS } from '../../../lib/books/calendar';
import type { Project } from '../../../lib/books/types';
import { isDate } from '../../../lib/dashboard/range';
import { locale, type MessageKey, t } from '../../../lib/i18n';
import { parseAmount } from '../../../lib/screen/amount';
import { platformName } from '../../../lib/screen/platformName';
import type { Mission } from '../../../lib/settings/missions';
import { CurrencySelect } from '../../CurrencySelect';
import { useWords } from '../../words';

interface MissionFormProps {
  projects: readonly Project[];
  today: string;
  weekEnd: string;
  likelyCurrency: string;
  onMission(mission: Omit<Mission, 'id'>): void;
}

/** What the fields say; a text is what is wrong with them. */
function missionFrom(fields: FormData): Omit<Mission, 'id'> | MessageKey {
  const text = (name: string) => String(fields.get(name) ?? '').trim();
  const amount = Number(text('goal').replace(',', '.'));
  const [fromDate, toDate] = [text('from'), text('to')];
  if (!isDate(fromDate) || !isDate(toDate) || fromDate > toDate) return 'rangeBad';
  if (!(amount > 0) || amount > 1_000_000) return 'missionBadGoal';
  const reward = parseAmount(text('reward'), text('currency'), locale());
  if (text('reward') !== '' && !reward) return 'payBad';
  const byTime = text('unit') === 'hours';
  return {
    project: text('project'),
    fromDate,
    toDate,
    ...(byTime ? { timeMs: Math.round(amount * HOUR_MS) } : { count: Math.max(1, Math.round(amount)) }),
    ...(text('name') === '' ? {} : { name: text('name') }),
    ...(reward ? { reward } : {}),
  };
}

/** A new mission: where, how much, until when, and what it brings. */
export function MissionForm({ projects, today, weekEnd, likelyCurrency, onMission }: MissionFormProps) {
  const words = useWords();
  const [bad, setBad] = useState<MessageKey>();
  const [currency, setCurrency] = useState(likelyCurrency);
  const byPlatform = Map.groupBy(projects, (project) => project.platform);
  const submit = (event: Event) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const mission = missionFrom(new FormData(form));
    setBad(typeof mission === 'string' ? mission : undefined);
    if (typeof mission === 'string') return;
    onMission(mission);
    form.reset();
    setCurrency(likelyCurrency);
  };
  return (
    <form class="mission-form" onSubmit={submit} noValidate>
      <label>
        <span>{t('missionWhere')}</span>
        <select name="project">
          {[...byPlatform].map(([platform, own]) => (
            <optgroup key={platform} label={platformName(platform)}>
              <option value={`${platform}:`}>{t('missionAll', { platform: platformName(platform) })}</option>
              {own.map(({ key, name, alias }) => (
                <option key={key} value={key}>
                  {words.name(alias ?? name ?? key)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <label>
        <span>{t('missionName')}</span>
        <input name="name" autocomplete="off" />
      </label>
      <label>
        <span>{t('missionGoal')}</span>
        <span class="row">
          <input name="goal" class="num" inputMode="decimal" autocomplete="off" />
          <select name="unit" aria-label={t('missionUnit')}>
            <option value="tasks">{t('columnTasks')}</option>
            <option value="hours">{t('goalHours')}</option>
          </select>
        </span>
      </label>
      <label>
        <span>{t('rangeFrom')}</span>
        <input type="date" name="from" defaultValue={today} />
      </label>
      <label>
        <span>{t('missionUntil')}</span>
        <input type="date" name="to" defaultValue={weekEnd} />
      </label>
      <label>
        <span>{t('missionReward')}</span>
        <span class="row">
          <input name="reward" class="num" inputMode="decimal" autocomplete="off" />
          <CurrencySelect value={currency} likely={likelyCurrency} onCurrency={setCurrency} />
        </span>
      </label>
      <button type="submit" class="primary">
        {t('missionAdd')}
      </button>
      {bad !== undefined && (
        <p class="small warn" role="alert">
          {t(bad)}
        </p>
      )}
    </form>
  );
}
