import fc from 'fast-check';
import type { Subject } from '../../lib/clock/state';
import type { Outcome, Quiet } from '../../lib/clock/types';
import {
  DUE,
  type Feature,
  lengthOf,
  ONE,
  OTHER,
  OUT,
  OVERHEADS,
  stepOf,
  TABS,
  TASKS,
  TWO,
} from './catalogue';
import { type Act, BY_HAND, type Place, type Script, SNAP_MS } from './script';

/** One choice of the day: what, how long after the last one, and of what. */
type Choice = [verb: number, gap: number, which: number];

const DAY_MS = 24 * 3_600_000;
/** What was clicked on is waited for so long. */
const LAPSE_MS = 60_000;

/** Reads choices as a day: each is what can happen then, so that a shorter list is a day too. */
class Writer {
  private readonly acts: Act[] = [];
  private readonly quiet: Quiet[] = [];
  private at = 0;
  private readonly pages = new Map<string, { subject: Subject; tab: number; window: number }>();
  private place: Place = 'elsewhere';
  private locked = false;
  private dead = false;
  private readonly subjects: Subject[];

  constructor(private readonly features: ReadonlySet<Feature>) {
    this.subjects = [
      ...TASKS,
      ...(features.has('overhead') ? [...OVERHEADS, OTHER] : []),
      ...(features.has('deadlines') ? DUE : []),
      ...(features.has('outside') ? [OUT, OUT] : []),
      // Only the wall says how long ago a preview was read.
    ].filter(({ kind }) => kind !== 'preview' || !features.has('steps'));
  }

  write(choices: Choice[], tail: number): Script {
    for (const [verb, gap, which] of choices) {
      this.at += lengthOf(gap);
      this.choose(verb, which, gap);
    }
    if (this.dead) this.start();
    const quiet = this.quiet.map(([from, to]): Quiet => [this.snapped(from), to]);
    return { acts: this.acts, quiet, endAt: this.at + lengthOf(tail) };
  }

  /**
   * The system's word on the last input is taken for the page's own up to 1.5 s after it, as systems poll:
   * so nothing is said of days in which input goes on, or a hand moves, for less than that after attention did.
   */
  private snapped(from: number): number {
    const before = this.acts.find(({ at }) => at < from && from - at <= SNAP_MS);
    return before ? this.snapped(before.at) : from;
  }

  private act(act: { [A in Act as A['do']]: Omit<A, 'at'> }[Act['do']]): void {
    while (BY_HAND.has(act.do)) {
      const close = this.acts.findLast(({ at }) => at < this.at && this.at - at <= SNAP_MS);
      if (!close) break;
      this.at = close.at + SNAP_MS + 1;
    }
    this.at = Math.max(this.at, this.acts.at(-1)?.at ?? 0);
    this.acts.push({ at: this.at, ...act } as Act);
  }

  private choose(verb: number, which: number, gap: number): void {
    if (this.dead) {
      this.start();
      return;
    }
    const verbs = this.verbs();
    const run = verbs[verb % verbs.length];
    run?.(which, gap);
  }

  private verbs(): ((which: number, gap: number) => void)[] {
    const on = (feature: Feature, ...list: ((which: number, gap: number) => void)[]) =>
      this.features.has(feature) ? list : [];
    const attn = (which: number) => this.attendPage(which);
    const always = [
      attn,
      attn,
      attn,
      () => this.leave('elsewhere'),
      (which: number) => this.leave({ tab: TABS[which % 2] ?? 0, window: 1 + (which % 2) }),
      (which: number) => this.open(which),
      (which: number) => this.silence(which),
      (which: number) => this.silence(which),
      () => this.report(),
      ...on(
        'own',
        (which) => this.own(which),
        (which) => this.own(which),
      ),
      ...on(
        'outcomes',
        (which) => this.outcome(which),
        (which) => this.outcome(which),
        (which) => this.turn(which),
      ),
      ...on('outcomes', (which) => this.close(which)),
      ...on('overhead', (which) => this.turn(which)),
      ...on(
        'media',
        (which) => this.media(which),
        (which) => this.media(which),
      ),
      ...on(
        'halts',
        (which) => this.halt(which),
        (which) => this.halt(which),
      ),
      ...on(
        'restart',
        () => this.act({ do: 'restart' }),
        (which) => this.lose(which),
      ),
      ...on('steps', (which) => this.act({ do: 'step', by: stepOf(which) })),
      ...on('kill', (which) => this.kill(which)),
    ];
    if (this.locked) {
      const restart = on('restart', () => this.act({ do: 'restart' }));
      return [(which) => this.silence(which), ...restart, () => this.unlock(), () => this.unlock()];
    }
    return [
      ...always,
      ...on(
        'links',
        (which) => this.link(which),
        (which) => this.link(which),
      ),
      ...on(
        'sleep',
        (which) => this.sleep(which),
        (which) => this.block(which),
      ),
      ...on('byHand', (which) => this.byHand(which)),
    ];
  }

  private attend(to: Place): void {
    this.place = to;
    this.act({ do: 'attn', to });
  }

  /** Behind a lock nobody turns to anything. */
  private leave(to: Place): void {
    if (!this.locked) this.attend(to);
  }

  private pageOf(which: number): string | undefined {
    const names = [...this.pages.keys()];
    return names[which % Math.max(1, names.length)];
  }

  private attendPage(which: number): void {
    const page = this.pageOf(which);
    if (page === undefined || this.pages.size < 2) this.open(which);
    const name = page ?? this.pageOf(which);
    const here = typeof this.place === 'object' && 'page' in this.place && this.place.page === name;
    if (name !== undefined && !here) this.attend({ page: name });
  }

  /** The page that has attention reports. */
  private report(): void {
    if (typeof this.place === 'object' && 'page' in this.place) this.act({ do: 'report' });
  }

  /** A port is lost, and a moment later the page says that it is still there. A task's page: not where its end is waited for, nor by a wall that was set. */
  private lose(which: number): void {
    const here = typeof this.place === 'object' && 'page' in this.place ? this.place.page : undefined;
    const waits = this.acts.some(({ at, do: what }) => what === 'intent' && this.at - at <= LAPSE_MS);
    const kind = this.pages.get(here ?? '')?.subject.kind;
    if (
      here === undefined ||
      waits ||
      (kind !== 'task' && kind !== 'training') ||
      this.locked ||
      this.features.has('steps')
    )
      return;
    this.report();
    this.act({ do: 'lose', page: here });
    this.at += 1 + which * 30;
    this.report();
  }

  /** Opens a page in one of six tabs; what the tab showed ends first. */
  private open(which: number): void {
    const slot = which % 6;
    const page = `s${slot}`;
    const site = { subject: this.subjectOf(which), tab: slot + 1, window: 1 + (slot % 2) };
    if (this.pages.has(page)) this.closePage(page);
    this.pages.set(page, site);
    this.act({ do: 'open', page, ...site });
  }

  private subjectOf(which: number): Subject {
    return this.subjects[Math.floor(which / 2) % this.subjects.length] ?? OTHER;
  }

  private close(which: number): void {
    const page = this.pageOf(which);
    if (page !== undefined) this.closePage(page);
  }

  /** Its page reports before a task may end: what it knows of media since would end with it. */
  private closePage(page: string): void {
    this.report();
    this.pages.delete(page);
    if (typeof this.place === 'object' && 'page' in this.place && this.place.page === page)
      this.place = 'elsewhere';
    this.act({ do: 'close', page });
  }

  private turn(which: number): void {
    const here = typeof this.place === 'object' && 'page' in this.place ? this.place.page : undefined;
    const page = this.features.has('deadlines') ? here : this.pageOf(which);
    const site = this.pages.get(page ?? '');
    if (page === undefined || !site) return;
    site.subject = this.subjectOf(which >> 1);
    this.report();
    this.act({ do: 'turn', page, subject: site.subject });
  }

  private outcome(which: number): void {
    const here = typeof this.place === 'object' && 'page' in this.place ? this.place.page : undefined;
    // A task past its deadline ends when the next word comes, be it its own outcome: not told of here.
    const page = here ?? (this.features.has('deadlines') ? undefined : this.pageOf(which));
    const site = this.pages.get(page ?? '');
    if (page === undefined || !site) return;
    const outcomes: Outcome[] = ['submitted', 'submitted', 'skipped', 'returned'];
    const outcome = outcomes[(which >> 2) % 4] ?? 'submitted';
    const step = which % 4;
    // Only a hand in the page itself clicks on anything there.
    if (step < 2 && page === here && !this.locked) {
      this.act({ do: 'intent', page, outcome });
      if (which & 32) this.closeSoon(page);
    }
    if (step === 2) this.act({ do: 'refuted', page, outcome });
    if (step !== 3) return;
    if (site.subject.kind === 'task' || site.subject.kind === 'training') {
      const next = which & 16 ? OTHER : this.subjectOf(which >> 1);
      site.subject = next;
      this.report();
      this.act({ do: 'confirmed', page, outcome, next });
    }
  }

  /** The page ends before anything says what became of what was clicked. */
  private closeSoon(page: string): void {
    this.at += 1_000;
    this.closePage(page);
  }

  private own(which: number): void {
    this.leave({ own: which & 1 ? 'popup' : 'panel', window: 1 + ((which >> 1) % 2) });
  }

  private silence(which: number): void {
    // When the system had input is told by the wall alone.
    if (this.features.has('steps')) return;
    this.quiet.push([this.at, this.at + lengthOf(which * 2)]);
  }

  private link(which: number): void {
    const tab = TABS[which % 2] ?? 0;
    if (which & 2) this.attend({ tab, window: 1 + (which % 2) });
    this.act({ do: 'link', tab, on: which % 8 !== 0 });
  }

  private halt(which: number): void {
    if (this.locked || which % 3 === 0) {
      if (!this.locked) this.act({ do: 'pause' });
    } else if (which % 3 === 1) this.act({ do: 'resume' });
    else {
      this.locked = true;
      this.act({ do: 'lock' });
    }
  }

  private unlock(): void {
    this.locked = false;
    this.act({ do: 'unlock' });
  }

  private sleep(which: number): void {
    const from = this.at;
    this.at += 3_000 + lengthOf(which * 2) + this.days(which);
    this.act({ do: 'sleep', from });
  }

  /** Now and then a night, and the day after it; not of a task that is paused, of which time says nothing. */
  private days(which: number): number {
    return which % 8 === 7 && !this.acts.some((act) => act.do === 'pause') ? DAY_MS : 0;
  }

  /** Its page stands still, or all of the browser. */
  private block(which: number): void {
    if (typeof this.place !== 'object' || !('page' in this.place)) return;
    const from = this.at + SNAP_MS;
    this.at = from + 3_000 + lengthOf(which * 2);
    this.act({ do: 'block', from, frozen: which % 2 === 0 });
  }

  private media(which: number): void {
    const on = which % 4 !== 0;
    const page = this.pageOf(which >> 2);
    const site = this.pages.get(page ?? '');
    if (page === undefined || !site) return;
    if (which & 32) this.act({ do: 'media', page, on });
    else this.act({ do: 'audible', tab: site.tab, on });
  }

  private byHand(which: number): void {
    if (which % 4 === 0) this.act({ do: 'hatch' });
    else if (which % 4 === 1)
      this.act({ do: 'byHand', subject: { kind: 'task', ...(which & 8 ? ONE : TWO) } });
    else this.act({ do: 'stop' });
  }

  /** A browser takes its time to start. */
  private start(): void {
    this.dead = false;
    this.at += 1_000 + this.days(this.acts.length);
    this.act({ do: 'start' });
  }

  private kill(which: number): void {
    if (this.locked || which % 3 > 0) return;
    this.dead = true;
    this.pages.clear();
    this.place = 'elsewhere';
    this.act({ do: 'kill' });
  }
}

/** A random workday with these features, of `most` actions at most. */
export function days(features: readonly Feature[], most = 24): fc.Arbitrary<Script> {
  const set = new Set(features);
  const choice: fc.Arbitrary<Choice> = fc.tuple(fc.nat(999), fc.nat(99), fc.nat(63));
  return fc
    .tuple(fc.array(choice, { minLength: 1, maxLength: most, size: 'max' }), fc.nat(99))
    .map(([choices, tail]) => new Writer(set).write(choices, tail));
}
