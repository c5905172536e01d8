import { weekdaysFrom } from '../../../lib/dashboard/range';
import { weekdayName } from '../../../lib/dashboard/text';
import { locale, t } from '../../../lib/i18n';

interface CalendarCardProps {
  dayStartMin: number;
  weekStart: number;
  onDayStart(minutes: number): void;
  onWeekStart(weekday: number): void;
}

const HALF_HOUR_MIN = 30;
const STARTS = Array.from({ length: 48 }, (_, i) => i * HALF_HOUR_MIN);

function timeOf(minutes: number): string {
  const format = new Intl.DateTimeFormat(locale(), { timeStyle: 'short', timeZone: 'UTC' });
  return format.format(new Date(minutes * 60_000));
}

/** Where the worker's day and week begin. */
export function CalendarCard({ dayStartMin, weekStart, onDayStart, onWeekStart }: CalendarCardProps) {
  return (
    <section class="card">
      <h2>{t('settingsCalendar')}</h2>
      <p class="muted small">{t('settingsCalendarHint')}</p>
      <div class="row wrap fields">
        <label>
          <span>{t('settingsDayStart')}</span>
          <select
            name="day-start"
            value={String(dayStartMin)}
            onChange={(event) => onDayStart(Number(event.currentTarget.value))}
          >
            {[...new Set([...STARTS, dayStartMin])].map((minutes) => (
              <option key={minutes} value={String(minutes)}>
                {timeOf(minutes)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t('settingsWeekStart')}</span>
          <select
            name="week-start"
            value={String(weekStart)}
            onChange={(event) => onWeekStart(Number(event.currentTarget.value))}
          >
            {weekdaysFrom(1).map((weekday) => (
              <option key={weekday} value={String(weekday)}>
                {weekdayName(weekday, 'long')}
              </option>
            ))}
          </select>
        </label>
      </div>
    </section>
  );
}
