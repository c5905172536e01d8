import { expect, test } from 'vitest';
import { pastedStatement } from '../../lib/reconcile/pasted';
import { seenRows } from '../../lib/reconcile/seen';
import { faultOf } from './files';

const TODAY = '2026-07-02';
const ROWS = [
  {
    of: 'time',
    date: '2026-06-25',
    name: 'Rate and Review: chats - 06/14/26',
    amountMicros: 371_250_000,
    currency: 'USD',
    state: 'expected',
    ms: 24_300_000,
  },
  {
    of: 'task',
    date: '2026-06-25',
    name: 'Write prompts',
    amountMicros: 50_000_000,
    currency: 'USD',
    state: 'paid',
  },
  {
    of: 'time',
    date: '2025-12-31',
    name: 'Write prompts',
    amountMicros: 15_750_000,
    currency: 'USD',
    state: 'paid',
    ms: 2_700_000,
  },
];
const LINES = `Funds History
Include paid
Jun 25 $421.25
Rate and Review: chats - 06/14/26 $371.25
Time Entry ··· $371.25 6h 45 min Pending Approval · 1 day ago
Write prompts $50.00
Task Submission $50.00 Paid · 6 days ago
Dec 31 $15.75
Write prompts $15.75
Time Entry ··· $15.75 45 min Paid · 6 months ago
`;

test.each([
  ['a row to a line', LINES],
  ['a cell to a tab', LINES.replace(/ (?=\$)/g, '\t').replace(/ (?=Pending|Paid)/g, '\t')],
  ['a cell to a line', LINES.replace(/ (?=\$|·)/g, '\n').replace(/ (?=Pending|Paid|6h|45 min)/g, '\r\n')],
])('the table of payments, copied: %s', (_name, text) => {
  expect(pastedStatement(text, TODAY)).toEqual({ rows: ROWS, twice: 0, folded: 0 });
});

test('what is folded away is counted, not guessed', () => {
  const text =
    'Jun 25 $421.25\nHopper $371.25\nWrite prompts $50.00\nTask Submission $50.00 Paid · 6 days ago\n';
  const { rows, folded } = pastedStatement(text, TODAY);
  expect(rows).toHaveLength(1);
  expect(folded).toBe(1);
});

test.each([
  ['nothing', '', 'empty'],
  ['other text', 'Dear worker\nthanks for all', 'empty'],
  ['folded all through', 'Jun 25 $421.25\nHopper $371.25', 'empty'],
  ['an entry without its day', 'Time Entry $5.00 10 min Paid', 'cell | 1 | Time Entry $5.00 10 min Paid'],
  [
    'an entry without its amount',
    'Jun 25\nHopper\nTime Entry 10 min Paid',
    'cell | 3 | Time Entry 10 min Paid',
  ],
])('refused: %s', async (_name, text, wanted) => {
  expect((await faultOf(() => pastedStatement(text, TODAY))).replace(' |  |', ' |')).toBe(wanted);
});

test('the page itself, read when open, says the same', () => {
  const usd = (amountMicros: number) => ({ amountMicros, currency: 'USD' });
  const project = (name: string) => ({ name });
  const rows = seenRows(
    [
      {
        of: 'time',
        amount: usd(371_250_000),
        project: project('Rate and Review: chats - 06/14/26'),
        day: '--06-25',
        durationMs: 24_300_000,
        state: 'expected',
      },
      {
        of: 'task',
        amount: usd(50_000_000),
        project: project('Write prompts'),
        day: '2026-06-25',
        state: 'paid',
      },
      {
        of: 'time',
        amount: usd(15_750_000),
        project: project('Write prompts'),
        day: '--12-31',
        durationMs: 2_700_000,
        state: 'paid',
      },
      { of: 'task', amount: usd(1), state: 'paid' },
    ],
    TODAY,
  );
  expect(rows).toEqual(ROWS);
});
