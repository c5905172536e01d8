import type { Area } from '../books/ring';
import type { ClockState, Fact } from '../clock/state';
import type { Outcome } from '../clock/types';
import { FRAMES_KEY, frameSite, framesSeen } from '../platforms/frames';
import { platformById } from '../platforms/list';
import type { Report } from '../sensor/protocol';
import type { Desk } from './commands';
import { answerUnits } from './decide';
import type { Site } from './sites';

/** What was counted of one session. */
interface Counted {
  done: number;
  /** Since when the host of its frame is allowed: what was done in it before, nobody counted. */
  fromAt: number;
  /** Highest mark that was taken, by document: what a page says again counts once. */
  marks: Record<string, number>;
}

interface Kept {
  /** Hosts of the frames of a platform's task page, the latest first. */
  seen: Record<string, string[]>;
  /** Those that the worker allowed, and since when. */
  on: Record<string, number>;
  /** By record. */
  sessions: Record<number, Counted>;
}

/** A submit that waits for its page to show what came of it. */
interface Pending {
  n: number;
  host: string;
  at: number;
}

const MOST_SEEN = 5;
const MOST_SESSIONS = 20;
/** Ends that neither a page nor the worker told of. */
const NOBODYS: ReadonlySet<Outcome | undefined> = new Set(['unknown', 'abandoned'] as const);
/** As long as an intent of the clock lives. */
const PENDING_MS = 60_000;

/**
 * Sessions whose tasks are done in frames of other hosts: where the worker allows such a host, submits are counted in
 * its frames, and the session's number needs no question. Attention and time stay with the page around them. It lies
 * in `storage.local`: at hand before the books are, and for the view that offers the hosts.
 */
export class Frames {
  private kept: Kept = { seen: {}, on: {}, sessions: {} };
  private readonly pending = new Map<string, Pending>();

  private constructor(private readonly area: Area) {}

  static async open(area: Area): Promise<Frames> {
    const frames = new Frames(area);
    const kept = await area.get(FRAMES_KEY).catch(() => ({}) as Record<string, unknown>);
    const { on = {}, sessions = {} } = Object(kept[FRAMES_KEY]) as Partial<Kept>;
    frames.kept = { seen: framesSeen(kept[FRAMES_KEY]), on, sessions };
    return frames;
  }

  /** The hosts as sites of their own, to be registered where they are granted. */
  sites(): Site[] {
    return Object.entries(this.kept.seen).flatMap(([frameOf, hosts]) =>
      hosts.map((host) => ({
        id: frameSite(host),
        name: host,
        hosts: [host],
        matches: [`https://${host}/*`],
        builtIn: true,
        taught: false,
        frameOf,
      })),
    );
  }

  /** The platform in whose frames pages of this host are counted. */
  platformOf(host: string): string | undefined {
    if (this.kept.on[host] === undefined) return undefined;
    return Object.keys(this.kept.seen).find((platform) => this.kept.seen[platform]?.includes(host));
  }

  /** Which of them are granted now. */
  async follow(granted: readonly Site[], at: number): Promise<void> {
    const hosts = granted.flatMap((site) => (site.frameOf === undefined ? [] : site.hosts));
    const { on: before, sessions } = this.kept;
    const lost = Object.keys(before).some((host) => !hosts.includes(host));
    if (!lost && hosts.every((host) => host in before)) return;
    const on = Object.fromEntries(hosts.map((host) => [host, before[host] ?? at]));
    // What is done there from now on is seen by nobody: what was counted so far is no session's number.
    await this.keep({ on, sessions: lost ? {} : sessions });
  }

  /** A task page's report: is one of its frames of a host that was not seen before? */
  async hear({ platform, sighting }: Report): Promise<boolean> {
    const known = this.kept.seen[platform] ?? [];
    const fresh = (sighting.frames ?? []).filter((host) => !known.includes(host));
    if (fresh.length === 0 || !platformById(platform)?.frames) return false;
    const on = known.filter((host) => this.kept.on[host] !== undefined);
    const others = known.filter((host) => !on.includes(host));
    const seen = [...fresh, ...on, ...others].slice(0, Math.max(MOST_SEEN, on.length + 1));
    await this.keep({ seen: { ...this.kept.seen, [platform]: seen } });
    return true;
  }

  /** A report from a frame of `host`, in a tab that shows a session's page. */
  async count(
    report: Report,
    { host, tabId, at }: { host: string; tabId: number; at: number },
    state: ClockState,
  ): Promise<void> {
    const n = sessionIn(state, report.platform, tabId);
    const fromAt = this.kept.on[host];
    if (n === undefined || fromAt === undefined) return;
    const before = this.kept.sessions[n] ?? { done: 0, fromAt, marks: {} };
    const taken = before.marks[report.doc] ?? 0;
    const marks = report.marks.filter(({ id, outcome }) => id > taken && outcome === 'submitted');
    const last = marks.at(-1);
    if (!last) return;
    for (const { kind } of marks) {
      if (kind === 'intent') this.pending.set(report.doc, { n, host, at });
      else this.pending.delete(report.doc);
    }
    const done = before.done + marks.filter(({ kind }) => kind === 'confirmed').length;
    await this.put(n, {
      done,
      fromAt: Math.max(before.fromAt, fromAt),
      marks: { ...before.marks, [report.doc]: last.id },
    });
  }

  /** A frame's document is gone: what was submitted in it just before was taken. */
  async gone(doc: string, at: number): Promise<void> {
    const pending = this.pending.get(doc);
    this.pending.delete(doc);
    const counted = pending && this.kept.sessions[pending.n];
    if (!counted || this.kept.on[pending.host] === undefined || at - pending.at > PENDING_MS) return;
    await this.put(pending.n, { ...counted, done: counted.done + 1 });
  }

  /** How many tasks a session was, where all of it was counted; `undefined`: only the worker knows. */
  unitsOf({ n, startAt }: { n: number; startAt: number }): number | undefined {
    const counted = this.kept.sessions[n];
    return counted && counted.done > 0 && counted.fromAt <= startAt ? counted.done : undefined;
  }

  /** Sessions that ended with nobody's word on their number have it from here. */
  async settle(desk: Desk, facts: readonly Fact[]): Promise<void> {
    for (const fact of facts) {
      if (fact.type !== 'ended' || !NOBODYS.has(fact.record.outcome)) continue;
      const units = this.unitsOf(fact.record);
      if (units !== undefined) await answerUnits(desk, fact.record.n, units);
    }
  }

  /** All of a platform is deleted, or with `undefined` everything. */
  async forget(platform: string): Promise<void> {
    const { [platform]: gone, ...seen } = this.kept.seen;
    if (gone) await this.keep({ seen, sessions: {} });
  }

  private put(n: number, counted: Counted): Promise<void> {
    const all = Object.entries({ ...this.kept.sessions, [n]: counted }).slice(-MOST_SESSIONS);
    return this.keep({ sessions: Object.fromEntries(all) });
  }

  private async keep(change: Partial<Kept>): Promise<void> {
    this.kept = { ...this.kept, ...change };
    await this.area.set({ [FRAMES_KEY]: this.kept });
  }
}

/** The session that a tab is about. */
function sessionIn({ open }: ClockState, platform: string, tabId: number): number | undefined {
  const sessions = Object.values(open).filter(
    (record) => record.platform === platform && record.tabId === tabId && record.rules.session,
  );
  return sessions.sort((a, b) => b.attendedAt - a.attendedAt)[0]?.n;
}
