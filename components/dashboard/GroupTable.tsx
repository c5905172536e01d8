import type { Group } from '../../lib/dashboard/groups';
import { whole } from '../../lib/dashboard/text';
import { type MessageKey, t } from '../../lib/i18n';
import { platformName } from '../../lib/screen/platformName';
import { Sums } from '../Sums';
import { useWords } from '../words';
import { HourRates } from './Figures';
import { Scroll } from './Scroll';

interface GroupTableProps {
  /** What a row is. */
  first: MessageKey;
  groups: readonly Group[];
  nameOf(key: string): string;
  /** The platform of each row stands beside it. */
  platforms?: boolean;
}

/** All time as a bar, against the best of the same currency. */
function shareOf({ allTime: [rate] }: Group, groups: readonly Group[]): number {
  if (!rate) return 0;
  const best = groups
    .flatMap(({ allTime }) => allTime)
    .filter(({ currency }) => currency === rate.currency)
    .reduce((most, { highMicros }) => Math.max(most, highMicros), 1);
  return Math.max(0, rate.highMicros / best);
}

/** Groups with their time, money and both rates, one a row. */
export function GroupTable({ first, groups, nameOf, platforms = false }: GroupTableProps) {
  const words = useWords();
  return (
    <Scroll name={t(first)}>
      <table class="groups">
        <thead>
          <tr>
            <th scope="col">{t(first)}</th>
            {platforms && (
              <th scope="col" class="wide-only">
                {t('columnPlatform')}
              </th>
            )}
            {(['columnTasks', 'columnTime', 'earned', 'onTasks', 'allTime'] as const).map((key) => (
              <th key={key} scope="col" class="r">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.key}>
              <th scope="row">
                {nameOf(group.key)}
                {platforms && <small class="narrow-only muted">{platformName(group.platform)}</small>}
              </th>
              {platforms && <td class="muted wide-only">{platformName(group.platform)}</td>}
              <td class="r">{whole(group.tasks)}</td>
              <td class="r">{words.time(group.allMs)}</td>
              <td class="r">
                <Sums sums={group.earned} />
              </td>
              <td class="r">
                <b>
                  <HourRates rates={group.onTasks} />
                </b>
              </td>
              <td class="r barred">
                <HourRates rates={group.allTime} />
                <i class="rate-bar" style={{ inlineSize: `${Math.round(100 * shareOf(group, groups))}%` }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
