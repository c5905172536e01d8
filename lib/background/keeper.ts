import type { Entry } from '../books/entry';
import { reduce } from '../clock/reduce';
import type { ClockEvent, ClockState, Fact } from '../clock/state';
import type { ClockRecord } from '../clock/types';
import { forgetting } from '../journal/forget';
import type { Gone, Told } from '../journal/types';
import type { Ledger } from './ledger';
import type { Projects } from './projects';

export interface KeeperEvents {
  /** Something in the books or on the clock changed; `facts` went into the books. */
  changed(facts: readonly Fact[]): void;
}

/**
 * Holds the clock's state and takes events one after the other: reduce, write, then say that it is done.
 * An event's promise resolves only when its facts and the new state are in the books.
 */
export class Keeper {
  private tail: Promise<unknown> = Promise.resolve();
  constructor(
    private readonly ledger: Ledger,
    private readonly projects: Projects,
    public state: ClockState,
    private readonly events: KeeperEvents,
  ) {}

  /** Takes one event; `make` may wait for what the event needs (hashing), in the order of arrival. */
  take(make: () => ClockEvent | Promise<ClockEvent>): Promise<void> {
    return this.inTurn(async () => {
      const before = this.state;
      const event = await make();
      const { state, facts } = reduce(before, event);
      this.state = state;
      if (facts.length > 0 || !onlyHeard(before, state) || this.projects.isChanged)
        await this.write({ before, event, after: state, facts });
      this.events.changed(facts);
    });
  }

  /** Runs `work` between two events: edits of the books that must not cross with the clock's. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.tail.then(work);
    this.tail = turn.catch(() => undefined);
    return turn;
  }

  /** The first of some numbers for records that are made beside the clock. Only within a turn. */
  async number(count: number): Promise<number> {
    const { n } = this.state;
    if (count > 0) await this.become({ ...this.state, n: n + count });
    return n;
  }

  /** Writes projects that were made beside the clock. Only within a turn. */
  async keepProjects(): Promise<void> {
    if (this.projects.isChanged) await this.become(this.state);
  }

  /** Forgets records that are deleted. Only within a turn. */
  async forget(gone: readonly Gone[]): Promise<void> {
    const state = forgetting(this.state, gone);
    if (state !== this.state) await this.become(state);
  }

  /** The journal begins a new run after it: nothing told the clock of this. */
  private async become(state: ClockState): Promise<void> {
    this.state = state;
    const projects = this.projects.takeChanged();
    const written = await this.ledger.commit({ state, projects });
    if (!written) for (const project of projects) this.projects.set(project);
  }

  /** Writes the state, projects that changed, facts, and the event into the journal: all in one transaction. */
  private async write(told: Told): Promise<void> {
    const projects = this.projects.takeChanged();
    const written = await this.ledger.commit({
      state: this.state,
      projects,
      told,
      ...this.changeOf(told.facts),
    });
    if (!written) for (const project of projects) this.projects.set(project);
  }

  /** What a list of facts comes to: the last word on each record, under its project's terms. */
  private changeOf(facts: readonly Fact[]): { ended: Entry[]; removed: { n: number }[] } {
    const last = new Map(facts.map((fact) => [fact.type === 'ended' ? fact.record.n : fact.n, fact]));
    const ended: Entry[] = [];
    const removed: { n: number }[] = [];
    for (const [n, fact] of last) {
      if (fact.type === 'reopened') removed.push({ n });
      else ended.push(this.priced(fact.record));
    }
    return { ended, removed };
  }

  private priced(record: ClockRecord): Entry {
    const pay = record.kind === 'overhead' ? undefined : this.projects.get(record.project)?.pay;
    return pay ? { ...record, pay } : record;
  }
}

/** An event that changed nothing while nothing runs (a hint, a tick) is not worth a write. */
function onlyHeard(before: ClockState, after: ClockState): boolean {
  if (after.running) return false;
  const { heardAt: _, ...was } = before;
  const { heardAt: __, ...is } = after;
  return Object.entries(is).every(([name, value]) => was[name as keyof typeof was] === value);
}
