import type { Quiet } from '../clock/types';
import type { Sighting } from '../platforms/types';
import { BEAT_MS, QUIET_MS, type Span, STALL_LATE_MS, WALL_JUMP_MS } from './protocol';
import { withoutLists } from './subject';
import { Unacked } from './unacked';

/** The two clocks of one document, in milliseconds. */
export interface Clocks {
  wall(): number;
  mono(): number;
}

type EndedBy = NonNullable<Span['endedBy']>;

/**
 * A span with so many entries in its lists gives way to the next one at an input, so that reports stay
 * small; with four times as many at once, though that cuts a running quiet stretch in two.
 */
const FULL = 100;

/** The span being written: all instants on the document's monotonic clock. */
interface Draft {
  id: number;
  sighting: Sighting;
  from: number;
  /** Some report has held it. */
  told: boolean;
  quiet: Quiet[];
  stalls: Quiet[];
  media: Quiet[];
}

/**
 * Writes one document's spans. Time runs on the monotonic clock; `shift` places it on the wall, and
 * moves only when the machine slept: a step of the wall clock changes no duration.
 */
export class SpanRecorder {
  readonly ended = new Unacked<Span>();
  private draft: Draft | undefined;
  private shift: number;
  private beatWall: number;
  private beatMono: number;
  private lastInput = Number.NEGATIVE_INFINITY;
  private mediaFrom: number | undefined;
  private nextId = 1;

  constructor(private readonly clocks: Clocks) {
    this.beatWall = clocks.wall();
    this.beatMono = clocks.mono();
    this.shift = this.beatWall - this.beatMono;
  }

  get open(): boolean {
    return this.draft !== undefined;
  }

  /** Epoch milliseconds of an instant of the monotonic clock. */
  at(mono: number): number {
    return Math.round(this.shift + mono);
  }

  /** Milliseconds without input up to now, within the open span. */
  quietMs(): number {
    return this.draft ? this.clocks.mono() - Math.max(this.draft.from, this.lastInput) : 0;
  }

  /**
   * Compares the two clocks since the last time. Where the wall ran on by more than 2 s, it was a sleep
   * if the beat itself came late or an event of waking (`woken`: focus, visibility, resume) came with it:
   * the open span ends at the last beat. Else it was a step, and nothing changes. A beat that is merely
   * late is a stall. Off the clock nobody calls this, and a sleep is what the next call makes of a jump:
   * sleeps are many, steps are few. Returns whether it was a sleep.
   */
  settle(woken: boolean): boolean {
    const wall = this.clocks.wall();
    const mono = this.clocks.mono();
    const from = this.beatMono;
    const late = mono - from - BEAT_MS >= STALL_LATE_MS;
    const ahead = wall - this.beatWall - (mono - from);
    this.beatWall = wall;
    this.beatMono = mono;
    if (ahead > WALL_JUMP_MS && (late || woken)) {
      this.end('sleep', from);
      this.shift += ahead;
      if (this.mediaFrom !== undefined) this.mediaFrom = mono;
      return true;
    }
    if (late && this.draft) this.draft.stalls.push([Math.max(from, this.draft.from), mono]);
    return false;
  }

  /** Attention is on a subject since `from`. Starting while a span is open is a mistake of the caller. */
  begin(sighting: Sighting, from: number): void {
    if (this.draft) throw new Error('a span is open');
    this.start(sighting, from);
    this.beatWall = this.clocks.wall();
    this.beatMono = this.clocks.mono();
  }

  /** The page showed more of the same subject; `identity`: also of what it is. */
  refine(sighting: Sighting, identity: boolean, mono: number): void {
    if (!this.draft) return;
    if (identity && this.draft.told) this.next(sighting, mono);
    else this.draft.sighting = withoutLists(sighting);
  }

  end(endedBy: EndedBy, mono: number): void {
    if (!this.draft) return;
    const span = this.written(this.draft, mono);
    this.draft = undefined;
    this.ended.add({ ...span, open: false, endedBy });
  }

  /** A trusted input. Returns whether it ended a quiet stretch of 15 s or more. */
  input(mono: number): boolean {
    const draft = this.draft;
    const from = Math.max(this.lastInput, draft?.from ?? mono);
    this.lastInput = Math.max(this.lastInput, mono);
    if (!draft || mono - from < QUIET_MS) return false;
    draft.quiet.push([from, mono]);
    return true;
  }

  /** Media play, or no longer. */
  media(playing: boolean, mono: number): void {
    if (playing) this.mediaFrom ??= mono;
    else if (this.mediaFrom !== undefined) {
      if (this.draft) this.draft.media.push([Math.max(this.mediaFrom, this.draft.from), mono]);
      this.mediaFrom = undefined;
    }
  }

  /** All spans not yet acknowledged, the open one up to `mono`; without it if it is `held` back. */
  spans(mono: number, held: boolean): Span[] {
    if (!this.draft || (held && !this.draft.told)) return this.ended.items;
    if (this.isFull(this.draft)) this.next(this.draft.sighting, mono);
    this.draft.told = true;
    return [...this.ended.items, { ...this.written(this.draft, mono), open: true }];
  }

  private start(sighting: Sighting, from: number): void {
    const lists = { quiet: [], stalls: [], media: [] };
    this.draft = { id: this.nextId++, sighting: withoutLists(sighting), from, told: false, ...lists };
  }

  /** The next span takes over at once. */
  private next(sighting: Sighting, mono: number): void {
    this.end('subject', mono);
    this.start(sighting, mono);
  }

  private isFull(draft: Draft): boolean {
    const entries = draft.quiet.length + draft.stalls.length + draft.media.length;
    return entries >= FULL && (this.quietMs() <= BEAT_MS || entries >= 4 * FULL);
  }

  private written(draft: Draft, mono: number): Omit<Span, 'open'> {
    const until = Math.max(mono, draft.from);
    const media = [...draft.media];
    if (this.mediaFrom !== undefined) media.push([Math.max(this.mediaFrom, draft.from), until]);
    const placed = (list: Quiet[]): Quiet[] =>
      list
        .filter(([from]) => from < until)
        .map(([from, to]) => [this.at(from), this.at(Math.min(to, until))]);
    return {
      id: draft.id,
      sighting: draft.sighting,
      startAt: this.at(draft.from),
      endAt: this.at(until),
      lastInputAt: this.at(Math.min(Math.max(this.lastInput, draft.from), until)),
      quiet: placed(draft.quiet),
      stalls: placed(draft.stalls),
      media: placed(media),
    };
  }
}
