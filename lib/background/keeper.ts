import type { Books } from '../books/books';
import type { Entry } from '../books/entry';
import { BooksError } from '../books/errors';
import { reduce } from '../clock/reduce';
import type { ClockEvent, ClockState, Fact } from '../clock/state';
import type { ClockRecord } from '../clock/types';
import type { Projects } from './projects';

/** What the books hold of the clock between two lives of the worker. */
export interface KeptClock {
  v: 1;
  state: ClockState;
}

export interface KeeperEvents {
  /** Something in the books or on the clock changed; `facts` went into the books. */
  changed(facts: readonly Fact[]): void;
  /** The books refused a write; timing goes on and is written as soon as they take it. */
  trouble(error: BooksError | undefined): void;
}

/**
 * Holds the clock's state and takes events one after the other: reduce, write, then say that it is done.
 * An event's promise resolves only when its facts and the new state are in the books.
 */
export class Keeper {
  private tail: Promise<unknown> = Promise.resolve();
  /** Facts that the books have refused so far. */
  private owed: Fact[] = [];

  constructor(
    private readonly books: Books,
    private readonly projects: Projects,
    public state: ClockState,
    private readonly events: KeeperEvents,
  ) {}

  /** Takes one event; `make` may wait for what the event needs (hashing), in the order of arrival. */
  take(make: () => ClockEvent | Promise<ClockEvent>): Promise<void> {
    return this.inTurn(async () => {
      const { state, facts } = reduce(this.state, await make());
      this.state = state;
      await this.write(facts);
      this.events.changed(facts);
    });
  }

  /** Runs `work` between two events: edits of the books that must not cross with the clock's. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.tail.then(work);
    this.tail = turn.catch(() => undefined);
    return turn;
  }

  /** Writes the state, projects that changed, and facts: all in one transaction. */
  async write(facts: readonly Fact[] = []): Promise<void> {
    this.owed = [...this.owed, ...facts];
    const projects = this.projects.takeChanged();
    try {
      const clock: KeptClock = { v: 1, state: this.state };
      await this.books.commit({ clock, projects, ...this.changeOf(this.owed) });
      this.owed = [];
      this.events.trouble(undefined);
    } catch (error) {
      for (const project of projects) this.projects.set(project);
      if (!(error instanceof BooksError)) throw error;
      this.events.trouble(error);
      throw error;
    }
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
