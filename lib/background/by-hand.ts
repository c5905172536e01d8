import type { Books } from '../books/books';
import type { Entry } from '../books/entry';
import type { BookRecord } from '../books/types';
import { DEFAULT_RULES } from '../clock/types';
import { t } from '../i18n';
import type { Commands } from '../messages/commands';
import type { Desk } from './commands';
import { clockText, takenIn } from './fix-time';
import { Refusal } from './refusal';
import { projectFor, reshape, reshaping } from './shape';

/** A record, or a batch of them one after the other, that nothing timed. Time that is taken is refused. */
export function addByHand(desk: Desk, p: Parameters<Commands['addByHand']>[0]): Promise<void> {
  return reshaping(desk, async () => {
    const { startAt, count, ms } = p;
    const now = desk.now({});
    const endAt = startAt + ms;
    if (endAt > now.at) throw new Refusal(t('fixFuture'));
    const taken = await takenIn(desk, startAt, endAt);
    if (taken.length > 0) {
      const [from, to] = [taken.map((s) => s.startAt), taken.map((s) => s.endAt)];
      const times = { from: clockText(Math.min(...from)), to: clockText(Math.max(...to)) };
      throw new Refusal(t('addTaken', times));
    }
    const to = projectFor(desk, p);
    const zone = zoneAt(desk.ledger.books, now.zone, startAt);
    const edge = (i: number) => startAt + Math.round((i * ms) / count);
    const amounts = p.amount && sharedOut(p.amount.amountMicros, count);
    const add = Array.from({ length: count }, (_, i): Omit<Entry, 'n'> => {
      const [from, until] = [edge(i), edge(i + 1)];
      const amountMicros = amounts?.[i];
      return {
        kind: p.kind ?? 'manual',
        platform: to.platform,
        project: to.key,
        startAt: from,
        endAt: until,
        outcome: p.outcome ?? 'submitted',
        confirmed: true,
        zone,
        rules: DEFAULT_RULES,
        segments: [{ kind: 'manual', startAt: from, endAt: until, counted: false, decided: true }],
        ...(to.pay ? { pay: to.pay } : {}),
        ...(p.amount && amountMicros !== undefined
          ? {
              earning: {
                amountMicros,
                currency: p.amount.currency,
                state: 'expected' as const,
                approximate: false,
              },
            }
          : {}),
      };
    });
    return reshape(desk, { what: 'add', add });
  });
}

/** A sum in equal parts; what does not divide goes to the first ones. */
function sharedOut(micros: number, count: number): number[] {
  const each = Math.floor(micros / count);
  const left = micros - each * count;
  return Array.from({ length: count }, (_, i) => each + (i < left ? 1 : 0));
}

function zoneAt({ calendar }: Books, zone: BookRecord['zone'], at: number): BookRecord['zone'] {
  return { ...zone, utcOffsetMin: Math.round(calendar.clockOf(zone).offsetAt(at) / 60_000) };
}
