import { unwritten } from '../clock/fix';
import { countsWithin, type Fix, fixed, type Timed } from '../clock/parts';
import { MINUTE_MS, type Segment } from '../clock/types';
import { countedMs } from '../clock/view';
import { locale, t } from '../i18n';
import type { Commands } from '../messages/commands';
import { formatHours } from '../rates/format';
import type { Desk } from './commands';
import { editEnded, entryOf } from './decide';
import { Refusal } from './refusal';
import { laidRecord, remember } from './undo';

type Payload<N extends keyof Commands> = Parameters<Commands[N]>[0];

export const clockText = (at: number) => new Intl.DateTimeFormat(locale(), { timeStyle: 'short' }).format(at);

/**
 * Corrects a record's start, end, or minutes that did not count. Throws a `Refusal` that names the fault where
 * another record has the time, or where it cannot be.
 */
export async function fixTime(desk: Desk, { n, ...wanted }: Payload<'fixTime'>): Promise<void> {
  const { keeper, ledger, now } = desk;
  const open = laidRecord(desk, n);
  const record = open ?? (await entryOf(ledger.books, n));
  const at = now({}).at;
  const within = countsWithin(record);
  const startAt = wanted.startAt ?? within.fromAt;
  const endAt = wanted.endAt ?? (open ? at : within.toAt);
  if (Math.max(startAt, endAt) > at) throw new Refusal(t('fixFuture'));
  if (endAt <= startAt) throw new Refusal(t('fixOrder'));
  const fix = await freed(desk, n, record, wanted);
  const countsMs = countedMs(fixed(record, { ...fix, offMs: 0 }).segments);
  if ((fix.offMs ?? 0) > countsMs)
    throw new Refusal(t('fixTooMuch', { time: formatHours(countsMs, locale()) }));
  if (!open) return editEnded(desk, 'fix', [{ n, change: fixed(record, fix) }]);
  const { endAt: _, ...here } = fix;
  await remember(desk, 'fix', { records: [{ n }] });
  await keeper.take(() => now({ type: 'fix' as const, n, ...here }));
  await desk.edited();
}

/** The correction with time that is added held free of all others' time; a typed minute may touch it. */
async function freed(desk: Desk, n: number, record: Timed, wanted: Fix): Promise<Fix> {
  const firstAt = record.segments[0]?.startAt ?? record.startAt;
  const lastAt = record.segments.at(-1)?.endAt ?? record.endAt;
  const { startAt = firstAt, endAt = lastAt } = wanted;
  const before = await takenIn(desk, startAt, firstAt, n);
  const freeFrom = Math.max(startAt, ...before.map((s) => Math.min(s.endAt, firstAt)));
  if (freeFrom - startAt >= MINUTE_MS) throw new Refusal(t('fixBefore', { time: clockText(freeFrom) }));
  const after = await takenIn(desk, lastAt, endAt, n);
  if (after.length > 0)
    throw new Refusal(t('fixAfter', { time: clockText(Math.min(...after.map((s) => s.startAt))) }));
  return wanted.startAt === undefined ? wanted : { ...wanted, startAt: freeFrom };
}

/** Stretches of any record but `except` that share time with `[fromAt, toAt)`. */
export async function takenIn(desk: Desk, fromAt: number, toAt: number, except?: number): Promise<Segment[]> {
  if (toAt <= fromAt) return [];
  const { books } = desk.ledger;
  const written = (await books.recordsBetween(fromAt, toAt))
    .filter((entry) => entry.n !== except || entry.deviceId !== books.deviceId)
    .flatMap((entry) => entry.segments);
  const all = [...written, ...unwritten(desk.keeper.state, desk.now({}).at, except)];
  return all.filter((s) => s.startAt < toAt && fromAt < s.endAt);
}

/** Outside work went on until then; refused where something else was done since. */
export async function until(desk: Desk, { n, untilAt }: Payload<'until'>): Promise<void> {
  const { keeper, now } = desk;
  const outside = keeper.state.open[n]?.outside;
  if (!outside) throw new RangeError(`Nobody asked until when record ${n} went on`);
  if (untilAt > now({}).at) throw new Refusal(t('fixFuture'));
  if (untilAt < outside.fromAt) throw new Refusal(t('fixOrder'));
  const taken = await takenIn(desk, outside.toAt, untilAt);
  if (taken.length > 0)
    throw new Refusal(t('fixAfter', { time: clockText(Math.min(...taken.map((s) => s.startAt))) }));
  await remember(desk, 'fix', { records: [{ n }] });
  await keeper.take(() => now({ type: 'until' as const, n, untilAt }));
  await desk.edited();
}
