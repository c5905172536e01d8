import type { Group } from '../../lib/dashboard/groups';
import { whole } from '../../lib/dashboard/text';
import { type MessageKey, t } from '../../lib/i18n';
import { platformName } from '../../lib/screen/platformName';
import { Sums } from '../Sums';
import { useWords } from '../words';
import { HourRates } from './Figures';

interface GroupTableProps {
  title: MessageKey;
  groups: readonly Group[];
  /** What a group is called; without a name it is one that its page did not name. */
  nameOf(key: string): string | undefined;
  /** Groups are projects: their platforms stand beside them. */
  platforms?: boolean;
}

/** Groups with their time, money and both rates, one a row. */
export function GroupTable({ title, groups, nameOf, platforms = false }: GroupTableProps) {
  const words = useWords();
  const name = (key: string) => {
    const known = nameOf(key);
    return known === undefined ? t('projectUnnamed') : words.name(known);
  };
  return (
    <section class="card">
      <h2>{t(title)}</h2>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('columnName')}</th>
              {platforms && <th scope="col">{t('columnPlatform')}</th>}
              <th scope="col" class="r">
                {t('columnTasks')}
              </th>
              <th scope="col" class="r">
                {t('columnTime')}
              </th>
              <th scope="col" class="r">
                {t('earned')}
              </th>
              <th scope="col" class="r">
                {t('onTasks')}
              </th>
              <th scope="col" class="r">
                {t('allTime')}
              </th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={group.key}>
                <th scope="row">{name(group.key)}</th>
                {platforms && (
                  <td class="muted">{platformName(group.row.platform || (group.key.split(':')[0] ?? ''))}</td>
                )}
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
                <td class="r">
                  <HourRates rates={group.allTime} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
