import { describe, expect, it } from 'vitest';
import type { Subject } from '../../lib/clock/state';
import { DEFAULT_RULES, type Outcome, type Quiet, type Rules } from '../../lib/clock/types';
import { type Told, tell } from './oracle';
import { Player } from './play';
import { feed, said } from './run';
import type { Act, Place, Script } from './script';
import { ms, written } from './world';

/** P and P2 show task a, Q task b, D the dashboard, X another platform's; T is a tab of something else. */
const TABS: Record<string, number> = { P: 1, P2: 2, Q: 3, D: 4, T: 9 };

function subjectOf(name: string, rules: Rules, more: Partial<Subject>): Subject {
  const base: Subject = { kind: 'task', platform: 'p', project: 'p:one', rules, ...more };
  if (name === 'D') return { ...base, kind: 'overhead' };
  if (name === 'X') return { ...base, kind: 'overhead', platform: 'q', project: 'q:one' };
  if (name === '-') return { ...base, kind: 'other' };
  if (name.startsWith('preview')) return { ...base, kind: 'preview', key: 'a' };
  return { ...base, key: name === 'Q' || name === 'b' ? 'b' : 'a' };
}

function placeOf(name: string): Place {
  if (name === '-') return 'elsewhere';
  if (name === 'T') return { tab: 9, window: 1 };
  if (name === 'popup' || name === 'panel') return { own: name, window: 1 };
  return { page: name };
}

interface Setting {
  rules?: Partial<Rules>;
  more?: Partial<Subject>;
  quiet?: string;
}

/** Reads `0:00 attn P; 3:00 attn -; …`, as the timelines are written. */
function script(text: string, end: string, { rules = {}, more = {}, quiet = '' }: Setting = {}): Script {
  const all = { ...DEFAULT_RULES, asks: true, ...rules };
  const of = (name: string) => subjectOf(name, all, more);
  const act = (line: string): Act => {
    const [time = '', verb = '', first = '', second = 'submitted'] = line.trim().split(' ');
    const at = ms(time);
    const outcome = second as Outcome;
    switch (verb) {
      case 'attn':
        return { at, do: verb, to: placeOf(first) };
      case 'open':
        return {
          at,
          do: verb,
          page: first,
          tab: TABS[first] ?? 0,
          window: first === 'Q' ? 2 : 1,
          subject: of(second === 'submitted' ? first : second),
        };
      case 'turn':
        return { at, do: verb, page: first, subject: of(second) };
      case 'intent':
      case 'refuted':
        return { at, do: verb, page: first, outcome };
      case 'confirmed':
        return { at, do: verb, page: first, outcome, next: of('-') };
      case 'close':
        return { at, do: verb, page: first };
      case 'link':
        return { at, do: verb, tab: 9, on: true };
      case 'sleep':
        return { at, do: verb, from: ms(first) };
      case 'step':
        return { at, do: verb, by: first.startsWith('-') ? -ms(first.slice(1)) : ms(first) };
      case 'block':
      case 'freeze':
        return { at, do: 'block', from: ms(first), frozen: verb === 'freeze' };
      case 'audible':
        return { at, do: verb, tab: TABS[first] ?? 0, on: true };
      case 'byHand':
        return { at, do: verb, subject: { ...of('a'), key: undefined } };
      default:
        return { at, do: verb } as Act;
    }
  };
  const gaps = quiet
    .split(',')
    .filter(Boolean)
    .map((pair) => pair.trim().split('-').map(ms) as Quiet);
  return { acts: text.split(';').map(act), quiet: gaps, endAt: ms(end) };
}

type Row = [name: string, text: string, end: string, more: Setting, expected: string[], outcome?: string];

const ROWS: Row[] = [
  [
    '1',
    '0:00 open P; 0:00 attn P; 10:00 intent P; 10:01 confirmed P',
    '11:00',
    {},
    ['a: work [0:00, 10:01) c'],
    'submitted',
  ],
  [
    '2',
    '0:00 open P; 0:00 attn P; 6:00 intent P; 6:00 confirmed P',
    '7:00',
    { quiet: '0:00-4:59' },
    ['a: work [0:00, 6:00) c'],
  ],
  [
    '3',
    '0:00 open P; 0:00 attn P; 12:00 confirmed P',
    '13:00',
    { quiet: '2:00-9:00' },
    ['a: work [0:00, 2:00) c, idle [2:00, 9:00) n, work [9:00, 12:00) c'],
  ],
  ['4', '0:00 open P; 0:00 attn P', '8:00', { quiet: '2:00-6:59' }, ['a: work [0:00, 8:00) c']],
  [
    '5',
    '0:00 open P; 0:00 attn P; 3:00 attn -; 7:59 attn P; 9:00 confirmed P',
    '9:30',
    {},
    ['a: work [0:00, 3:00) c, away [3:00, 7:59) c, work [7:59, 9:00) c'],
  ],
  [
    '6',
    '0:00 open P; 0:00 attn P; 3:00 attn -; 8:01 attn P; 9:00 confirmed P',
    '9:30',
    {},
    ['a: work [0:00, 3:00) c, away [3:00, 8:01) n, work [8:01, 9:00) c'],
  ],
  [
    '7',
    '0:00 open P; 0:00 attn P; 3:00 attn -; 8:00 attn P; 9:00 confirmed P',
    '9:30',
    {},
    ['a: work [0:00, 3:00) c, away [3:00, 8:00) c, work [8:00, 9:00) c'],
  ],
  [
    '8',
    '0:00 open P; 0:00 attn P; 3:00 attn -; 9:00 attn P',
    '10:00',
    { quiet: '3:30-9:00' },
    ['a: work [0:00, 3:00) c, away [3:00, 3:30) n, idle [3:30, 9:00) n, work [9:00, 10:00) c'],
  ],
  [
    '9',
    '0:00 open P; 0:00 attn P; 3:00 attn -; 7:00 attn P',
    '8:00',
    { quiet: '3:30-7:00' },
    ['a: work [0:00, 3:00) c, away [3:00, 7:00) c, work [7:00, 8:00) c'],
  ],
  [
    '10',
    '0:00 open P; 0:00 open Q; 0:00 attn P; 4:00 attn Q; 6:00 attn P; 7:00 confirmed P; 7:00 confirmed Q',
    '8:00',
    {},
    ['a: work [0:00, 4:00) c, work [6:00, 7:00) c', 'b: work [4:00, 6:00) c'],
  ],
  [
    '11',
    '0:00 open P; 0:00 open Q; 0:00 attn P; 3:00 attn -; 5:00 attn Q',
    '6:00',
    {},
    ['a: work [0:00, 3:00) c, away [3:00, 5:00) n', 'b: work [5:00, 6:00) c'],
  ],
  [
    '12',
    '0:00 open P; 0:00 attn P; 2:00 attn T; 3:00 link; 6:00 attn P',
    '7:00',
    {},
    ['a: work [0:00, 2:00) c, away [2:00, 3:00) c, linked [3:00, 6:00) c, work [6:00, 7:00) c'],
  ],
  ['13', '0:00 open P; 0:00 attn P; 2:00 attn popup; 2:30 attn P', '4:00', {}, ['a: work [0:00, 4:00) c']],
  ['14', '0:00 open P; 0:00 attn P; 2:00 attn panel; 4:00 attn P', '5:00', {}, ['a: work [0:00, 5:00) c']],
  [
    '15',
    '0:00 open P; 0:00 attn P; 2:00 attn T; 2:00 attn panel; 4:00 attn P',
    '5:00',
    {},
    ['a: work [0:00, 2:00) c, away [2:00, 4:00) c, work [4:00, 5:00) c'],
  ],
  [
    '16',
    '0:00 open P; 0:00 attn P; 5:00 intent P; 5:02 refuted P; 8:00 intent P; 8:01 confirmed P',
    '9:00',
    {},
    ['a: work [0:00, 8:01) c'],
    'submitted',
  ],
  [
    '17',
    '0:00 open P; 0:00 attn P; 5:00 intent P; 5:01 close P',
    '8:00',
    {},
    ['a: work [0:00, 5:01) c'],
    'submitted',
  ],
  [
    '18',
    '0:00 open P; 0:00 attn P; 5:00 intent P; 9:00 intent P; 9:01 confirmed P',
    '10:00',
    {},
    ['a: work [0:00, 9:01) c'],
    'submitted',
  ],
  [
    '19',
    '0:00 open P; 0:00 attn P; 4:00 close P; 4:03 open P; 4:03 attn P; 6:00 confirmed P',
    '7:00',
    {},
    ['a: work [0:00, 4:00) c, away [4:00, 4:03) c, work [4:03, 6:00) c'],
  ],
  [
    '20',
    '0:00 open P2; 0:00 open P; 0:00 attn P; 3:00 attn P2; 5:00 confirmed P2',
    '6:00',
    {},
    ['a: work [0:00, 5:00) c'],
  ],
  ['21', '0:00 open P; 0:00 attn P; 2:30 restart; 5:00 confirmed P', '6:00', {}, ['a: work [0:00, 5:00) c']],
  [
    '22',
    '0:00 open P; 0:00 attn P; 4:58.4 report; 5:00 kill; 9:00 start; 9:20 open P; 9:20 attn P',
    '10:00',
    {},
    ['a: work [0:00, 4:58.4) c, gap [4:58.4, 9:20) n, work [9:20, 10:00) c'],
  ],
  [
    '23',
    '0:00 open P; 0:00 attn P; 3:00 attn -; 3:45 kill; 9:00 start',
    '12:00',
    {},
    ['a: work [0:00, 3:00) c, away [3:00, 3:30) n, gap [3:30, 12:00) n'],
  ],
  [
    '22 submitted as it began',
    '0:00 open P; 0:00 attn P; 0:00 intent P; 0:01 kill; 0:02 start; 0:03 open P; 0:03 attn P',
    '1:00',
    {},
    ['a: gap [0:00, 0:03) n, work [0:03, 1:00) c'],
  ],
  [
    '24',
    '0:00 open P; 0:00 attn P; 65:00 sleep 5:00',
    '66:00',
    {},
    ['a: work [0:00, 5:00) c, idle (sleep) [5:00, 65:00) n, work [65:00, 66:00) c'],
  ],
  [
    '25',
    '0:00 open P; 0:00 attn P; 5:00 lock; 5:00 attn -; 6:00 unlock; 6:00 attn P',
    '7:00',
    {},
    ['a: work [0:00, 5:00) c, idle (lock) [5:00, 6:00) n, work [6:00, 7:00) c'],
  ],
  ...['1:00:00', '-3:00:00'].map(
    (by): Row => [
      `28 and 29, the wall clock set by ${by}`,
      `0:00 open P; 0:00 attn P; 3:00 step ${by}; 10:00 confirmed P`,
      '11:00',
      {},
      ['a: work [0:00, 10:00) c'],
      'submitted',
    ],
  ),
  [
    '28, and another tab of the task turns to the next',
    '0:00 open P; 0:00 open P2; 0:00 attn P; 3:00 step 3:00:00; 5:00 report; 5:00 turn P2 b',
    '6:00',
    {},
    ['a: work [0:00, 5:00) c'],
    'unknown',
  ],
  ['26', '0:00 open P; 0:00 attn P; 2:20 block 2:00', '5:00', {}, ['a: work [0:00, 5:00) c']],
  [
    '27',
    '0:00 open P; 0:00 attn P; 2:20 freeze 2:00',
    '5:00',
    {},
    ['a: work [0:00, 2:00) c, idle (sleep) [2:00, 2:20) n, work [2:20, 5:00) c'],
  ],
  [
    '27 under a page that is the task’s away',
    '0:00 open D; 0:00 open P; 0:00 attn P; 1:00 attn D; 4:30 freeze 2:10; 5:00 attn P',
    '6:00',
    {},
    [
      'a: work [0:00, 1:00) c, away [1:00, 2:00) n, idle (sleep) [2:00, 4:30) n, away [4:30, 5:00) c, work [5:00, 6:00) c',
    ],
  ],
  [
    '14 opened over what was left before something else had the clock: it keeps that away',
    '0:00 open P; 0:00 attn P; 1:00 open Q X; 1:00 attn Q; 1:10 turn Q D; 1:10.5 attn panel; 1:20 attn P',
    '2:00',
    {},
    ['a: work [0:00, 1:00) c, away [1:10, 1:20) c, work [1:20, 2:00) c', 'overhead: overhead [1:00, 1:10) c'],
  ],
  [
    '34',
    '0:00 open P; 0:00 attn P; 50:00 attn -',
    '25:00:00',
    {},
    ['a: work [0:00, 50:00) c, away [50:00, 1490:00) n'],
    'abandoned',
  ],
  [
    '34 and submitted after all: the platform’s own word stands',
    '0:00 open P; 0:00 attn P; 1:00 attn -; 25:00:00 confirmed P',
    '25:01:00',
    {},
    ['a: work [0:00, 1:00) c, away [1:00, 1441:00) n'],
    'submitted',
  ],
  [
    '34 and submitted at the instant of waking: the same',
    '0:00 open P; 0:00 attn P; 1:00 attn -; 25:00:00 sleep 1:00; 25:00:00 confirmed P',
    '25:01:00',
    {},
    ['a: work [0:00, 1:00) c, idle (sleep) [1:00, 1441:00) n'],
    'submitted',
  ],
  [
    '34 and another task in its place at the instant of waking',
    '0:00 open P; 0:00 attn P; 1:00 attn -; 25:00:00 sleep 1:00; 25:00:00 turn P b',
    '25:01:00',
    {},
    ['a: work [0:00, 1:00) c, idle (sleep) [1:00, 1441:00) n'],
    'abandoned',
  ],
  [
    '34 in a browser that died',
    '0:00 open P; 0:00 attn P; 0:40 kill; 25:00:00 start',
    '25:00:01',
    {},
    ['a: gap [0:00, 1440:00) n'],
    'abandoned',
  ],
  [
    '34 asleep under our own panel, which keeps it at the wake',
    '0:00 open P; 0:00 attn P; 1:00 attn panel; 25:00:00 sleep 1:10',
    '25:01:00',
    {},
    ['a: work [0:00, 1:00) c, idle (sleep) [1:00, 1500:00) n, work [1500:00, 1501:00) c'],
  ],
  [
    '34 paused, with its page in front',
    '0:00 open P; 0:00 attn P; 1:00 pause',
    '25:00:00',
    {},
    ['a: work [0:00, 1:00) c, idle (pause) [1:00, 1441:00) n'],
    'abandoned',
  ],
  [
    '32',
    '0:00 open P preview; 0:00 attn P; 2:00 turn P a; 5:00 confirmed P',
    '6:00',
    {},
    ['overhead: overhead [0:00, 2:00) c', 'a: work [2:00, 5:00) c'],
  ],
  [
    '32 paid, but long without input before it is entered',
    '0:00 open P preview; 0:00 attn P; 20:00 turn P a',
    '21:00',
    { rules: { readingPaid: true }, quiet: '0:00-20:00' },
    ['overhead: overhead [0:00, 2:00) c', 'a: work [20:00, 21:00) c'],
  ],
  [
    '32 paid',
    '0:00 open P preview; 0:00 attn P; 2:00 turn P a; 5:00 confirmed P',
    '6:00',
    { rules: { readingPaid: true } },
    ['a: work [0:00, 5:00) c'],
  ],
  [
    '33',
    '0:00 open P; 0:00 attn P; 50:00 attn -',
    '65:00',
    { more: { deadlineAt: ms('60:00') } },
    ['a: work [0:00, 50:00) c, away [50:00, 60:00) n'],
    'expired',
  ],
  [
    '33 back',
    '0:00 open P; 0:00 attn P; 50:00 attn -; 70:00 attn P',
    '71:00',
    { more: { deadlineAt: ms('60:00') } },
    ['a: work [0:00, 50:00) c, away [50:00, 70:00) n, work [70:00, 71:00) c'],
  ],
  [
    '35',
    '0:00 open D; 0:00 attn D; 6:00 attn -',
    '7:00',
    { quiet: '1:00-6:30' },
    ['overhead: overhead [0:00, 3:00) c'],
  ],
  [
    '36',
    '0:00 open P; 0:00 attn P; 3:00 attn -; 50:00 attn P',
    '51:00',
    { rules: { outsideWork: true } },
    ['a: work [0:00, 3:00) c, away [3:00, 50:00) c, work [50:00, 51:00) c'],
  ],
  [
    '36 never',
    '0:00 open P; 0:00 attn P; 3:00 attn -',
    '130:00',
    { rules: { outsideWork: true } },
    ['a: work [0:00, 3:00) c, away [3:00, 123:00) c'],
  ],
  [
    '37',
    '0:00 open P; 0:00 audible P; 0:00 attn P',
    '21:00',
    { quiet: '0:00-20:00' },
    ['a: work [0:00, 21:00) c'],
  ],
  [
    '37 long',
    '0:00 open P; 0:00 audible P; 0:00 attn P',
    '41:00',
    { quiet: '0:00-40:00' },
    ['a: work [0:00, 30:00) c, idle [30:00, 40:00) n, work [40:00, 41:00) c'],
  ],
  [
    '38',
    '0:00 open P; 0:00 attn P; 2:00 pause; 4:00 resume',
    '5:00',
    {},
    ['a: work [0:00, 2:00) c, idle (pause) [2:00, 4:00) n, work [4:00, 5:00) c'],
  ],
  [
    '40',
    '0:00 byHand; 40:00 stop',
    '41:00',
    { quiet: '10:00-30:00' },
    ['manual: manual [0:00, 10:00) c, idle [10:00, 30:00) n, manual [30:00, 40:00) c'],
  ],
  [
    '40 under our own popup, the worker stopped',
    '0:00 byHand; 1:00 open P; 1:00 attn P; 2:00 attn popup; 2:30 restart; 3:00 attn P',
    '4:00',
    {},
    ['manual: manual [0:00, 1:00) c', 'a: work [1:00, 4:00) c'],
  ],
  [
    '41',
    '0:00 open P; 0:00 attn P; 3:00 intent P skipped; 3:00 turn P b',
    '4:00',
    {},
    ['a: work [0:00, 3:00) c', 'b: work [3:00, 4:00) c'],
    'skipped',
  ],
  ['42', '0:00 open P; 0:00 attn P; 75:00 hatch', '75:00', {}, ['a: work [0:00, 75:00) c'], 'timeOnly'],
  [
    '43',
    '0:00 open P; 0:00 open D; 0:00 attn P; 3:00 attn D; 4:00 attn P',
    '5:00',
    {},
    ['a: work [0:00, 3:00) c, away [3:00, 4:00) c, work [4:00, 5:00) c'],
  ],
];

const lines = (all: Told[]) =>
  all
    .filter((one) => one.segments.length > 0)
    .map((one) => `${one.key ?? one.kind}: ${written(one as never).join(', ')}`)
    .sort();

describe.each(ROWS)('timeline %s', (_, text, end, more, expected, outcome) => {
  const day = script(text, end, more);

  it('by the oracle', () => {
    const all = tell(day);
    expect(lines(all)).toEqual([...expected].sort());
    if (outcome) expect(all[0]?.outcome).toBe(outcome);
  });

  it('by the clock, from changes alone', () => {
    const all = said(feed(new Player(day).play()), day.endAt);
    expect(lines(all)).toEqual([...expected].sort());
    if (outcome) expect(all[0]?.outcome).toBe(outcome);
  });
});
