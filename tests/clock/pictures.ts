import type { ClockRecord, Segment } from '../../lib/clock/types';
import { counts } from '../../lib/clock/view';
import { ms, type World } from './world';

/** A timeline of docs/clock.md: what happens, and the world in which it did. */
export interface Story {
  /** What the worker or the machine does, and when. */
  told: readonly [at: string, what: string][];
  world: World;
  /** Names of records by number, where their key does not say it. */
  names?: Record<number, string>;
}

const clock = (at: number) => {
  const s = Math.floor(at / 1000);
  const [h, m] = [Math.floor(s / 3600), Math.floor(s / 60) % 60];
  const two = (part: number) => String(part).padStart(2, '0');
  return h >= 2 ? `${h}:${two(m)}:${two(s % 60)}` : `${Math.floor(s / 60)}:${two(s % 60)}`;
};

const wordOf = ({ kind, cause }: Segment) => (cause && cause !== 'input' ? `${kind} (${cause})` : kind);

function endOf({ kind, outcome, confirmed }: ClockRecord): string {
  if (kind === 'overhead') return '';
  if (outcome === undefined) return 'still open';
  return outcome === 'submitted' && !confirmed ? 'submitted (unconfirmed)' : outcome;
}

/** Draws a story: times, what happens, and a row for each record; `=` counts, `.` does not. Not to scale. */
export function draw({ told, world, names = {} }: Story): string {
  const records = world.records().filter(({ segments }) => segments.length > 0);
  const rows = records.map((record) => ({ name: names[record.n] ?? record.key ?? record.kind, record }));
  const segments = records.flatMap((record) => record.segments);
  const instants = [
    ...new Set([
      ...told.map(([at]) => ms(at)),
      ...segments.flatMap(({ startAt, endAt }) => [startAt, endAt]),
    ]),
  ].sort((a, b) => a - b);
  const happens = new Map(told.map(([at, what]) => [ms(at), what]));
  const left = Math.max(3, ...rows.map(({ name }) => name.length)) + 2;
  const places = new Map<number, number>();
  let place = left;
  for (const at of instants) {
    places.set(at, place);
    const words = segments.filter(({ startAt }) => startAt === at).map((s) => wordOf(s).length + 4);
    place += Math.max(clock(at).length, happens.get(at)?.length ?? 0, ...words) + 2;
  }
  const placeOf = (at: number) => places.get(at) ?? left;
  const line = (name: string, parts: readonly (readonly [at: number, text: string])[]) =>
    parts.reduce((text, [at, part]) => text.padEnd(at) + part, name.padEnd(left)).trimEnd();
  return [
    line(
      '',
      instants.map((at) => [placeOf(at), clock(at)] as const),
    ),
    line(
      'you',
      [...happens].map(([at, what]) => [placeOf(at), what] as const),
    ),
    ...rows.map(({ name, record }) => {
      const bars = record.segments.map((s) => [placeOf(s.startAt), barOf(s, placeOf)] as const);
      return line(name, [...bars, [place, endOf(record)]]);
    }),
  ].join('\n');
}

function barOf(segment: Segment, placeOf: (at: number) => number): string {
  const width = placeOf(segment.endAt) - placeOf(segment.startAt);
  const fill = counts(segment) ? '=' : '.';
  return `|${fill} ${wordOf(segment)} `.padEnd(width, fill);
}
