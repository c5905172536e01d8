import type { Books } from '../books/books';
import { joined } from '../reconcile/identity';
import { RECONCILE_KEY } from '../reconcile/remembered';
import { MOST_SEEN, SEEN_PAYMENTS_KEY, type SeenPayments, seenRows } from '../reconcile/seen';
import type { Report } from '../sensor/protocol';
import type { Ledger } from './ledger';
import { zoneNow } from './windows';

const seenFrom = (kept: unknown) => (kept ?? {}) as SeenPayments;

/** Keeps what a page of payments shows when the worker opens it, until it is taken over in the dashboard. */
export class Payments {
  /** A page says the same again and again. */
  private last = '';

  constructor(private readonly ledger: Ledger) {}

  /** True where a page showed something new. */
  async hear({ platform, sighting }: Pick<Report, 'platform' | 'sighting'>, at: number): Promise<boolean> {
    const entries = sighting.payments?.entries ?? [];
    const text = `${platform} ${JSON.stringify(entries)}`;
    if (entries.length === 0 || text === this.last) return false;
    this.last = text;
    const today = this.ledger.calendar.dateAt(at, zoneNow(at));
    return this.ledger.reading(false, async (books) => {
      const all = seenFrom(await books.meta(SEEN_PAYMENTS_KEY));
      const before = all[platform]?.rows ?? [];
      const rows = joined(before, seenRows(entries, today), MOST_SEEN);
      if (JSON.stringify(rows) === JSON.stringify(before)) return false;
      await books.putMeta(SEEN_PAYMENTS_KEY, { ...all, [platform]: { at, rows } });
      return true;
    });
  }
}

/** Forgets what pages have shown of a platform, with what was said of its names; or of some days. */
export async function forgetPaid(
  books: Books,
  isMeant: (platform: string) => boolean = () => true,
  isIn: (date: string) => boolean = () => true,
): Promise<void> {
  const all = seenFrom(await books.meta(SEEN_PAYMENTS_KEY));
  const left = Object.entries(all).map(([platform, { at, rows }]) => {
    const kept = isMeant(platform) ? rows.filter(({ date }) => !isIn(date)) : rows;
    return [platform, { at, rows: kept }] as const;
  });
  if (left.length > 0)
    await books.putMeta(
      SEEN_PAYMENTS_KEY,
      Object.fromEntries(left.filter(([, { rows }]) => rows.length > 0)),
    );
}

/** Forgets what the worker said of a platform's statements: its names are those of projects. */
export async function forgetNames(books: Books, platform: string): Promise<void> {
  const kept = await books.meta(RECONCILE_KEY);
  if (kept === undefined) return;
  const { [platform]: _, ...others } = kept as Record<string, unknown>;
  await books.putMeta(RECONCILE_KEY, others);
}
