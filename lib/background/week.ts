import { type AetBalance, aetOf, payWeekStart } from '../books/aet';
import type { BookRecord } from '../books/types';
import { locale } from '../i18n';
import { type Settings, weekStartOf } from '../settings/settings';
import { zoneNow } from './windows';

/** The AET balance of this pay week, over all platforms that pay by estimate; nothing where none does. */
export function aetOfWeek(
  records: readonly BookRecord[],
  at: number,
  { weekStart = weekStartOf(locale()) }: Settings,
): AetBalance | undefined {
  const own = { zone: zoneNow(at), weekStart };
  const inWeek = records.filter(
    ({ pay, platform, endAt }) =>
      pay?.basis === 'perEstimatedMinute' && endAt >= payWeekStart(platform, at, own),
  );
  const balance = aetOf(inWeek);
  return balance.tasks > 0 ? balance : undefined;
}
