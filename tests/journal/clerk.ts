import type { Books } from '../../lib/books/books';
import { reduce } from '../../lib/clock/reduce';
import { type ClockEvent, type ClockState, emptyClock, type Fact } from '../../lib/clock/state';
import type { ClockRecord } from '../../lib/clock/types';
import { ms, World, ZONE } from '../clock/world';

/** A world whose events are kept, to be told to the books as the background does. */
export class HeardWorld extends World {
  readonly heard: ClockEvent[] = [];

  override send(event: Record<string, unknown> & { type: ClockEvent['type'] }, at = this.now + this.wallBy) {
    this.heard.push({ at, zone: ZONE, ...event } as ClockEvent);
    super.send(event, at);
  }
}

/** A background: reduces, and commits each event that came to anything. */
export class Clerk {
  state: ClockState = emptyClock();
  constructor(public books: Books) {}

  async take(event: ClockEvent): Promise<void> {
    const before = this.state;
    const { state, facts } = reduce(before, event);
    this.state = state;
    const told = { before, event, after: state, facts };
    await this.books.commit({ clock: { v: 1, state }, told, ...changeOf(facts) });
  }

  async takeAll(events: readonly ClockEvent[]): Promise<void> {
    for (const event of events) await this.take(event);
  }
}

function changeOf(facts: readonly Fact[]) {
  const last = new Map(facts.map((fact) => [fact.type === 'ended' ? fact.record.n : fact.n, fact]));
  const all = [...last.values()];
  return {
    ended: all.flatMap((fact) => (fact.type === 'ended' ? fact.record : [])),
    removed: all.flatMap((fact) => (fact.type === 'ended' ? [] : { n: fact.n })),
  };
}

/** Records as facts leave them. */
export function recordsOf(facts: readonly Fact[]): ClockRecord[] {
  const kept = new Map<number, ClockRecord>();
  for (const fact of facts) {
    if (fact.type === 'ended') kept.set(fact.record.n, fact.record);
    else kept.delete(fact.n);
  }
  return [...kept.values()].sort((a, b) => a.n - b.n);
}

export const plain = (records: readonly object[]) => JSON.parse(JSON.stringify(records));
/** Tasks a and b, an away, an idle stretch, a dashboard; all in the afternoon. */
export function afternoon(): HeardWorld {
  const w = new HeardWorld().withhold('20:00', '27:00');
  w.open('P', w.subject('a'), 1).attn('P').until('6:00').attn(undefined).until('8:00').attn('P');
  w.until('10:00').mark('P', 'intent').until('10:01').confirmed('P').until('11:00');
  w.open('D', w.subject(undefined, { kind: 'overhead' }), 2)
    .attn('D')
    .until('13:00');
  w.open('Q', w.subject('b', { project: 'p:two' }), 3)
    .attn('Q')
    .until('30:00');
  return w.mark('Q', 'intent').until('30:01').confirmed('Q').until('31:00');
}

export const later = (events: readonly ClockEvent[], by: number): ClockEvent[] =>
  events.map((event) => {
    if (event.type !== 'report') return { ...event, at: event.at + by };
    const page = { ...event.page, doc: `${event.page.doc}+${by}` };
    const moved = (q: readonly [number, number]): [number, number] => [q[0] + by, q[1] + by];
    const spans = event.spans.map((s) => ({
      ...s,
      startAt: s.startAt + by,
      endAt: s.endAt + by,
      lastInputAt: s.lastInputAt + by,
      quiet: s.quiet.map(moved),
    }));
    const marks = event.marks.map((mark) => ({ ...mark, at: mark.at + by }));
    return { ...event, page, at: event.at + by, sentAt: event.sentAt + by, spans, marks };
  });

export const ACTS = [
  'P',
  'Q',
  'D',
  'away',
  'submit',
  'pause',
  'resume',
  'lock',
  'sound',
  'hand',
  'stop',
  'still',
] as const;

/** One thing that a worker, or the browser, may do next. */
export function play(w: HeardWorld, what: (typeof ACTS)[number]): void {
  const page = (at: string, tab: number, subject: ReturnType<World['subject']>) => {
    try {
      w.page(at);
    } catch {
      w.open(at, subject, tab);
    }
    w.attn(at);
  };
  if (what === 'P') page('P', 1, w.subject('a'));
  else if (what === 'Q') page('Q', 2, w.subject('b', { project: 'p:two', deadlineAt: ms('20:00') }));
  else if (what === 'D') page('D', 3, w.subject(undefined, { kind: 'overhead' }));
  else if (what === 'away') w.attn(undefined);
  else if (what === 'submit') {
    page('P', 1, w.subject('a'));
    w.mark('P', 'intent').turn('P', w.subject(`a${w.now}`));
  } else if (what === 'pause' || what === 'resume') w.send({ type: what });
  else if (what === 'lock') w.lock().unlock();
  else if (what === 'sound') w.send({ type: 'audible', tabId: 1, on: w.now % 2 === 0 });
  else if (what === 'hand') w.send({ type: 'startByHand', subject: w.subject(undefined) });
  else if (what === 'stop') w.send({ type: 'wake', browserStart: false });
  else w.withhold(`0:${w.now / 1000}`, `0:${w.now / 1000 + 350}`);
}
