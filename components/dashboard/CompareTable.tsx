import type { PlatformFigures } from '../../lib/dashboard/compare';
import { decimal, percent, whole } from '../../lib/dashboard/text';
import { t } from '../../lib/i18n';
import { platformName } from '../../lib/screen/platformName';
import { Sums } from '../Sums';
import { useWords } from '../words';
import { HourRates } from './Figures';
import { Scroll } from './Scroll';
import { type Column, useColumns } from './useColumns';

/** The columns, each with its definition. */
const COLUMNS = [
  ['onTasks', 'tellOnTasks'],
  ['allTime', 'tellAllTime'],
  ['unpaidShare', 'tellUnpaidShare'],
  ['rejectedShare', 'tellRejectedShare'],
  ['paymentDays', 'tellPaymentDays'],
  ['daysWithWork', 'tellDaysWithWork'],
  ['columnTasks', 'tellTasks'],
  ['columnTime', 'tellTime'],
  ['earned', 'tellEarned'],
] as const satisfies readonly Column[];

const share = (value: number | undefined) => (value === undefined ? t('unknown') : percent(value));

/** Platforms side by side by the worker's own figures; a column's name tells its definition. */
export function CompareTable({ platforms }: { platforms: readonly PlatformFigures[] }) {
  const words = useWords();
  const { told, heads } = useColumns(COLUMNS);
  return (
    <section class="card">
      {told}
      <Scroll name={t('viewCompare')}>
        <table data-testid="compare">
          <thead>
            <tr>
              <th scope="col">{t('columnPlatform')}</th>
              {heads}
            </tr>
          </thead>
          <tbody>
            {platforms.map((one) => (
              <tr key={one.key}>
                <th scope="row">{platformName(one.key)}</th>
                <td class="r">
                  <b>
                    <HourRates rates={one.onTasks} />
                  </b>
                </td>
                <td class="r">
                  <HourRates rates={one.allTime} />
                </td>
                <td class="r">{share(one.unpaidShare)}</td>
                <td class="r">{share(one.rejectedShare)}</td>
                <td class="r">{one.paymentDays === undefined ? t('unknown') : decimal(one.paymentDays)}</td>
                <td class="r">{whole(one.daysWithWork)}</td>
                <td class="r">{whole(one.tasks)}</td>
                <td class="r">{words.time(one.allMs)}</td>
                <td class="r">
                  <Sums sums={one.earned} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}
