import type { Snapshot } from '../lib/books/types';
import { t } from '../lib/i18n';
import { dayInitial, dayName, type Words } from '../lib/screen/text';
import { weekShares } from '../lib/screen/view';
import { useWords } from './words';

type Day = Snapshot['week'][number];

function dayText(words: Words, day: Day): string {
  const slots = { day: dayName(day.day), time: words.time(day.countedMs) };
  return day.earned.length > 0
    ? t('weekDayEarned', { ...slots, amount: words.sums(day.earned) })
    : t('weekDay', slots);
}

/** Seven small bars of counted time, today last. */
export function WeekBars({ week }: { week: Snapshot['week'] }) {
  const words = useWords();
  const shares = weekShares(week);
  return (
    <ol class="week" aria-label={t('weekTitle')}>
      {week.map((day, i) => {
        const text = dayText(words, day);
        return (
          <li key={day.day} title={text}>
            <span class="well" aria-hidden="true">
              <i class="fill" style={{ blockSize: `${Math.round((shares[i] ?? 0) * 100)}%` }} />
            </span>
            <span aria-hidden="true">{dayInitial(day.day)}</span>
            <span class="unseen">{text}</span>
          </li>
        );
      })}
    </ol>
  );
}
