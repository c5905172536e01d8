import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ClockEvent } from '../../lib/clock/state';
import { KINDS } from './catalogue';
import { days } from './days';
import { DECISIONS, decidedOn, mayDecide } from './decided';
import { Player } from './play';
import { feed, said } from './run';
import type { Act, Script } from './script';
import { whereOf } from './zones';

const DAYS = 80;

/** What a day holds, by name. */
function held(script: Script, i: number): Set<string> {
  const events = new Player(script).play();
  const told = said(feed(events), script.endAt);
  const decides = i % 4 === 0 && mayDecide(script);
  return new Set([
    ...(decides ? decidedOn(script, events, script.endAt).done : []),
    ...script.acts.flatMap((act) => actNames(act)),
    ...(script.quiet.length > 0 ? ['a silence'] : []),
    ...events.flatMap((event) => eventNames(event)),
    ...told.flatMap(({ kind, outcome, confirmed, segments }) => [
      `a ${kind}`,
      ...(outcome ? [`${outcome}, ${confirmed ? 'confirmed' : 'unconfirmed'}`] : []),
      ...segments.map((s) => `${s.kind}${s.cause ? ` (${s.cause})` : ''}${s.counted ? '' : ' not counted'}`),
    ]),
    whereOf(script).timeZone,
    new Set(script.acts.flatMap((act) => (act.do === 'open' ? [act.tab] : []))).size > 1 ? 'tabs' : 'a tab',
  ]);
}

function actNames(act: Act): string[] {
  if (act.do === 'attn') {
    if (act.to === 'elsewhere') return ['attention elsewhere'];
    return ['page' in act.to ? 'attention in a page' : 'own' in act.to ? `our ${act.to.own}` : 'another tab'];
  }
  if (act.do === 'open')
    return [`window ${act.window}`, `platform ${act.subject.platform}`, `project ${act.subject.project}`];
  if (act.do === 'block') return [act.frozen ? 'a frozen browser' : 'a page that blocks'];
  if (act.do === 'sleep' && act.at - act.from > 24 * 3_600_000) return ['sleep of a day'];
  if (act.do === 'step') {
    const size = Math.abs(act.by) < 3_600_000 ? 'seconds' : Math.abs(act.by) < 86_400_000 ? 'hours' : 'days';
    return [`wall clock set ${act.by < 0 ? 'back' : 'forward'} by ${size}`];
  }
  return [act.do];
}

const eventNames = (event: ClockEvent) => (event.type === 'idle' ? [`system ${event.state}`] : [event.type]);

const ALL = [
  ...['tabs', 'window 1', 'window 2', 'platform p', 'platform q', 'platform o'],
  ...['project p:one', 'project p:two', 'project q:one', 'project o:one'],
  ...['attention in a page', 'attention elsewhere', 'another tab', 'our popup', 'our panel', 'turn'],
  ...['link', 'linked', 'a silence', 'system idle', 'system locked', 'system active', 'audible', 'media'],
  ...[
    'intent',
    'refuted',
    'confirmed',
    'hatch',
    'close',
    'byHand',
    'stop',
    'pause',
    'resume',
    'lock',
    'unlock',
  ],
  ...[
    'sleep',
    'sleep of a day',
    'a page that blocks',
    'a frozen browser',
    'stall',
    'restart',
    'lose',
    'kill',
    'start',
  ],
  ...['seconds', 'hours', 'days'].flatMap((by) => [
    `wall clock set forward by ${by}`,
    `wall clock set back by ${by}`,
  ]),
  ...DECISIONS,
  ...['a task', 'a training', 'a overhead', 'a manual'],
  ...['submitted, confirmed', 'submitted, unconfirmed', 'skipped, confirmed', 'returned, confirmed'],
  ...['timeOnly, confirmed', 'expired, confirmed', 'abandoned, confirmed', 'unknown, unconfirmed'],
  ...['work', 'linked', 'away', 'away not counted', 'training', 'overhead', 'manual', 'gap not counted'],
  ...['input', 'lock', 'sleep', 'pause'].map((cause) => `idle (${cause}) not counted`),
  ...[
    'UTC',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
    'Asia/Kathmandu',
    'Africa/Cairo',
    'Pacific/Apia',
  ],
];

it('random days hold all that a day can hold', () => {
  const seen = new Map<string, number>();
  KINDS.forEach((features, i) => {
    for (const [day, script] of fc.sample(days(features), { numRuns: DAYS, seed: i + 1 }).entries())
      for (const name of held(script, day)) seen.set(name, (seen.get(name) ?? 0) + 1);
  });
  expect(ALL.filter((name) => !seen.has(name))).toEqual([]);
});
