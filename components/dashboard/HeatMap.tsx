import { weekdaysFrom } from '../../lib/dashboard/range';
import { weekdayName } from '../../lib/dashboard/text';
import { locale, t } from '../../lib/i18n';
import { useWords } from '../words';
import { ExplainedTitle } from './Explained';
import { Scroll } from './Scroll';

interface HeatMapProps {
  /** Milliseconds of work by weekday (0 is Sunday) and local hour. */
  heat: readonly (readonly number[])[];
  weekStart: number;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

const hourName = (hour: number) =>
  new Intl.DateTimeFormat(locale(), { hour: 'numeric', timeZone: 'UTC' }).format(
    new Date(Date.UTC(1970, 0, 1, hour)),
  );

/** When the work was done: a table whose cells are the darker the more there was. */
export function HeatMap({ heat, weekStart }: HeatMapProps) {
  const words = useWords();
  const most = Math.max(1, ...heat.flat());
  return (
    <section class="card" data-testid="heat">
      <ExplainedTitle name="whenWorked" text="tellWhenWorked" />
      <Scroll name={t('whenWorked')}>
        <table class="heat">
          <thead>
            <tr>
              <td />
              {HOURS.map((hour) => (
                <th key={hour} scope="col">
                  <span class={hour % 6 === 0 ? '' : 'unseen'}>{hourName(hour)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weekdaysFrom(weekStart).map((weekday) => (
              <tr key={weekday}>
                <th scope="row">{weekdayName(weekday)}</th>
                {HOURS.map((hour) => {
                  const ms = heat[weekday]?.[hour] ?? 0;
                  const title = `${weekdayName(weekday)} ${hourName(hour)}: ${words.time(ms)}`;
                  return (
                    <td key={hour} title={title}>
                      <i class="warmth" style={{ opacity: ms === 0 ? 0 : 0.15 + (0.85 * ms) / most }} />
                      <span class="unseen">{words.time(ms)}</span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}
