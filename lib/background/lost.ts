import type { Snapshot } from '../books/types';
import type { Report } from '../sensor/protocol';

/** One thing that a reader looked for in vain. */
interface Missing {
  /** Pages of that kind that were read before, all with it. */
  before: number;
  /** Pages in a row without it. */
  pages: number;
  /** The worker has read of it; it is not said again. */
  said?: boolean;
}

interface Kind {
  pages: number;
  missing: Record<string, Missing>;
}

/** By platform and kind of page. */
type Kept = Record<string, Kind>;

/** A page shows itself in pieces: what is missing for so long will not come. */
const PATIENCE_MS = 5_000;
/** So many pages had it before, and so many in a row have it no more: then it was lost, and is no odd page. */
const ENOUGH = 2;
const MOST_PAGES = 1_000;
const MOST_MISSING = 30;
/** Pages under way; older ones are forgotten. */
const MOST_UNDER_WAY = 200;

interface UnderWay {
  counted: boolean;
  since: Map<string, number>;
}

/**
 * Notices that a reader no longer finds what it used to find: the platform changed its pages. Kept small, in our own
 * words (selectors, fields), and said once.
 */
export class Lost {
  private readonly underWay = new Map<string, UnderWay>();
  private kept: Kept;

  constructor(kept: unknown) {
    this.kept = keptFrom(kept);
  }

  /** What there is to keep. */
  get state(): unknown {
    return this.kept;
  }

  /** A report came in; says whether that changed what is kept. */
  hear(report: Report): boolean {
    const { kind, taskKey, trouble = [] } = report.sighting;
    if (kind === 'other') return false;
    const place = `${report.platform} ${kind}`;
    const page = this.pageOf(`${report.doc} ${place} ${taskKey ?? ''}`);
    const looked = new Set(trouble.map(({ lookedFor }) => lookedFor));
    let changed = this.found(place, page, looked);
    for (const name of looked) {
      const since = page.since.get(name) ?? report.at;
      page.since.set(name, since);
      if (since > Number.NEGATIVE_INFINITY && report.at - since >= PATIENCE_MS) {
        page.since.set(name, Number.NEGATIVE_INFINITY);
        changed = this.miss(place, name) || changed;
      }
    }
    if (!page.counted) {
      page.counted = true;
      const before = this.kept[place];
      this.put(place, {
        pages: Math.min((before?.pages ?? 0) + 1, MOST_PAGES),
        missing: before?.missing ?? {},
      });
      changed = (before?.pages ?? 0) < ENOUGH || changed;
    }
    return changed;
  }

  /** What to say, by platform. */
  toSay(): NonNullable<Snapshot['lost']> {
    const lost = Object.entries(this.kept).flatMap(([place, { missing }]) =>
      Object.entries(missing)
        .filter(([, one]) => isLost(one) && !one.said)
        .map(([lookedFor]) => ({ platform: place.slice(0, place.lastIndexOf(' ')), lookedFor })),
    );
    return [...Map.groupBy(lost, ({ platform }) => platform)].map(([platform, all]) => ({
      platform,
      lookedFor: [...new Set(all.map(({ lookedFor }) => lookedFor))],
    }));
  }

  /** The worker has read it. */
  said(platform: string): void {
    for (const [place, kind] of Object.entries(this.kept)) {
      if (!place.startsWith(`${platform} `)) continue;
      const missing = Object.entries(kind.missing).map(([name, one]) => [
        name,
        isLost(one) ? { ...one, said: true } : one,
      ]);
      this.put(place, { ...kind, missing: Object.fromEntries(missing) });
    }
  }

  /** All of a platform is deleted; was there anything? */
  forget(platform: string): boolean {
    const left = Object.entries(this.kept).filter(([place]) => !place.startsWith(`${platform} `));
    const isChanged = left.length < Object.keys(this.kept).length;
    this.kept = Object.fromEntries(left);
    return isChanged;
  }

  private pageOf(id: string): UnderWay {
    const known = this.underWay.get(id);
    if (known) return known;
    const fresh: UnderWay = { counted: false, since: new Map() };
    this.underWay.set(id, fresh);
    const [oldest] = this.underWay.keys();
    if (this.underWay.size > MOST_UNDER_WAY && oldest !== undefined) this.underWay.delete(oldest);
    return fresh;
  }

  /** A page has again what was missed: its absence was no loss. */
  private found(place: string, page: UnderWay, looked: ReadonlySet<string>): boolean {
    for (const name of page.since.keys()) if (!looked.has(name)) page.since.delete(name);
    const kind = this.kept[place];
    const back = Object.entries(kind?.missing ?? {}).filter(
      ([name, { pages }]) => pages > 0 && !looked.has(name),
    );
    if (!kind || back.length === 0) return false;
    const missing = Object.fromEntries(back.map(([name, one]) => [name, { ...one, pages: 0 }]));
    this.put(place, { ...kind, missing: { ...kind.missing, ...missing } });
    return true;
  }

  private miss(place: string, name: string): boolean {
    const kind = this.kept[place] ?? { pages: 0, missing: {} };
    const known = kind.missing[name];
    if (!known && Object.keys(kind.missing).length >= MOST_MISSING) return false;
    // This page is counted already, and had it not.
    const before = known?.before ?? kind.pages - 1;
    const next = { ...known, before, pages: Math.min((known?.pages ?? 0) + 1, ENOUGH) };
    if (known && known.pages === next.pages) return false;
    this.put(place, { ...kind, missing: { ...kind.missing, [name]: next } });
    return true;
  }

  private put(place: string, kind: Kind): void {
    this.kept = { ...this.kept, [place]: kind };
  }
}

const isLost = ({ before, pages }: Missing) => before >= ENOUGH && pages >= ENOUGH;

function keptFrom(value: unknown): Kept {
  const kinds = Object.entries(Object(value) as Record<string, Partial<Kind> | undefined>);
  return Object.fromEntries(
    kinds.flatMap(([place, kind]) =>
      typeof kind?.pages === 'number' && typeof kind.missing === 'object'
        ? [[place, { pages: kind.pages, missing: { ...kind.missing } }]]
        : [],
    ),
  );
}
