import { type Desk, runCommand } from '../../lib/background/commands';
import { Keeper } from '../../lib/background/keeper';
import { newSecret, TaskKeys } from '../../lib/background/keys';
import { Ledger } from '../../lib/background/ledger';
import { Lost } from '../../lib/background/lost';
import { Notes } from '../../lib/background/notes';
import { Projects } from '../../lib/background/projects';
import { Sites } from '../../lib/background/sites';
import { paidFrom, paidName } from '../../lib/books/paid';
import type { BookRecord } from '../../lib/books/types';
import type { ClockEvent, Subject } from '../../lib/clock/state';
import type { CommandName, Commands } from '../../lib/messages/commands';
import type { Asked } from '../../lib/messages/parse';
import type { PayTerms } from '../../lib/rates/types';
import { type entry, UTC } from '../books/records';

export const MINUTE = 60_000;
/** Wednesday, 25 November 2026, 12:00 UTC: the tests' minute 0. */
export const NOON = Date.UTC(2026, 10, 25, 12);

/** `storage.local` in memory. */
function area() {
  const kept: Record<string, unknown> = {};
  return {
    get: async (key: string) => (key in kept ? { [key]: kept[key] } : {}),
    set: async (items: Record<string, unknown>) => void Object.assign(kept, items),
    remove: async (key: string) => void delete kept[key],
  };
}

/** `storage.session` in memory. */
function memory(): ConstructorParameters<typeof Notes>[0]['session'] {
  const kept = new Map<string, unknown>();
  const session = {
    get: async (key: string) => (kept.has(key) ? { [key]: kept.get(key) } : {}),
    set: async (items: Record<string, unknown>) => {
      for (const [key, value] of Object.entries(items)) kept.set(key, value);
    },
    remove: async (key: string) => void kept.delete(key),
  };
  return session as unknown as ReturnType<typeof memory>;
}

/** The worker's desk on real books, in memory; `minute` is the time of day, from noon on. */
export class TestDesk {
  minute = 0;
  private constructor(
    public desk: Desk,
    private readonly local: ReturnType<typeof area>,
    private readonly sealAt: number | undefined,
  ) {}

  static async open(local = area(), sealAt?: number): Promise<TestDesk> {
    const ledger = await Ledger.open(local, sealAt === undefined ? {} : { sealAt });
    const projects = new Projects(await ledger.reading([], (books) => books.projects()), () => undefined);
    const keeper = new Keeper(ledger, projects, await ledger.loadClock(NOON), { changed: () => undefined });
    const test: TestDesk = new TestDesk(
      {
        keeper,
        ledger,
        projects,
        now: (event) => ({ ...event, at: NOON + test.minute * MINUTE, zone: UTC }),
        edited: async () => undefined,
        sites: await Sites.open(local),
        sitesChanged: async () => undefined,
        notes: new Notes({
          session: memory(),
          inTurn: (work) => keeper.inTurn(() => work(ledger.books)),
          changed: () => undefined,
          now: () => NOON + test.minute * MINUTE,
        }),
        notesChanged: () => undefined,
        lost: new Lost(undefined),
        frames: { forget: async () => undefined },
        keys: await TaskKeys.from(newSecret()),
        renew: async () => undefined,
        copySoon: () => undefined,
      },
      local,
      sealAt,
    );
    return test;
  }

  /** The worker was stopped, and lives again. */
  async again(): Promise<TestDesk> {
    await this.tell(this.minute, { type: 'tick' });
    await this.desk.ledger.books.close();
    const next = await TestDesk.open(this.local, this.sealAt);
    next.minute = this.minute;
    return next;
  }

  project(key: string, name: string, pay?: PayTerms) {
    const [platform = '', id = ''] = key.split(':');
    this.desk.projects.see(platform, { id, name }, pay, NOON);
  }

  run<N extends CommandName>(
    name: N,
    ...[payload]: Parameters<Commands[N]>
  ): Promise<ReturnType<Commands[N]>> {
    return runCommand(this.desk, { name, payload } as Asked) as Promise<ReturnType<Commands[N]>>;
  }

  tell<E extends { type: ClockEvent['type'] }>(minute: number, event: E): Promise<void> {
    this.minute = minute;
    return this.desk.keeper.take(() => this.desk.now(event) as unknown as ClockEvent);
  }

  /** A clock by hand from `minute` on. */
  startByHand(minute: number, project: string): Promise<void> {
    this.minute = minute;
    return this.run('startByHand', { project });
  }

  subject(project: string): Subject {
    const known = this.desk.projects.get(project);
    return { kind: 'task', platform: 'p', project, rules: this.desk.projects.rulesOf(known) };
  }

  /** Puts an ended record into the books, as if the clock had said it. */
  async ended(record: ReturnType<typeof entry>): Promise<void> {
    const { keeper } = this.desk;
    keeper.state = { ...keeper.state, n: Math.max(keeper.state.n, record.n + 1) };
    await this.desk.ledger.books.commit({ ended: [record] });
  }

  async record(n: number): Promise<BookRecord> {
    const found = await this.desk.ledger.books.record(n);
    if (!found) throw new Error(`no record ${n}`);
    return found;
  }

  /** Every record of the books and its money, for "as it was before". */
  async all(): Promise<unknown> {
    const records = await this.desk.ledger.books.recordsBetween(0, Number.MAX_SAFE_INTEGER);
    const totals = await this.desk.ledger.books.totals('l', 'all', 'all');
    const extras = await this.desk.ledger.books.extras();
    const paid = paidFrom(await this.desk.ledger.books.meta(paidName('p')));
    const { meta, dayStartMin } = await this.desk.ledger.books.rest();
    const { [paidName('p')]: _, ...kept } = meta;
    return {
      kept,
      dayStartMin,
      paid: paid.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      extras: extras.map(({ stamp: _, ...rest }) => rest),
      projects: this.desk.projects.all().toSorted((a, b) => (a.key < b.key ? -1 : 1)),
      records: records.map(({ stamp: _, stateStamp: __, dropped = false, ...rest }) => ({
        ...rest,
        dropped,
      })),
      earned: totals.map(({ earned, countedMs, outcomes }) => ({ earned, countedMs, outcomes })),
    };
  }
}
