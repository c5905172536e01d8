import { describe, expect, test } from 'vitest';
import { isOutlier, outlierStatement } from '../../lib/reconcile/outlier';
import { readTable } from '../../lib/reconcile/table';
import { faultOf, file, latin1, NEW, NEW_HEADER, OLD, OLD_HEADER, utf16 } from './files';

const read = async (blob: Blob) => outlierStatement(await readTable(blob));

const ROWS = [
  ['task', '2025-03-30', '67e78d4f24eaa8f13ae8a7d1', 2_430_000, 'expected', 330_000],
  ['exceeded', '2025-03-30', '67e78d4f24eaa8f13ae8a7d1', 290_000, 'expected', 130_000],
  ['task', '2025-03-30', '67e78d4f24eaa8f13ae8a7d2', 660_000, 'paid', 90_000],
  ['mission', '2025-03-31', undefined, 50_000_000, 'approved', undefined],
  ['adjustment', '2025-03-31', undefined, -1_200_000, 'rejected', undefined],
];

describe('both generations of the header say the same', () => {
  test.each([
    ['the older', OLD],
    ['the newer', NEW],
    ['with semicolons', NEW.replaceAll(',', ';')],
    ['with lines of Windows', NEW.replaceAll('\n', '\r\n')],
    ['with a mark before it', `\ufeff${NEW}`],
    ['with lines left empty', NEW.replaceAll('\n', '\n\n')],
  ])('%s', async (_name, text) => {
    const { rows, twice } = await read(file(text));
    expect(rows.map((row) => [row.of, row.date, row.item, row.amountMicros, row.state, row.ms])).toEqual(
      ROWS,
    );
    expect(rows.every(({ name, currency }) => name === 'hopper_v2' && currency === 'USD')).toBe(true);
    expect(twice).toBe(0);
  });

  test('in other encodings', async () => {
    const named = NEW.replaceAll('hopper_v2', 'Höpper');
    for (const blob of [utf16(named), latin1(named.replaceAll('—', '-')), file(named)]) {
      const { rows } = await read(blob);
      expect(rows.map(({ name }) => name)).toEqual(ROWS.map(() => 'Höpper'));
      expect(rows.map(({ amountMicros }) => amountMicros)).toEqual(ROWS.map((row) => row[3]));
    }
  });

  test('is known by its header, and nothing else is', () => {
    expect(isOutlier(OLD_HEADER.split(','))).toBe(true);
    expect(isOutlier(NEW_HEADER.split(','))).toBe(true);
    expect(isOutlier(NEW_HEADER.split(',').slice(0, -1))).toBe(true);
    expect(isOutlier(['Date', 'Amount', 'Status', 'Project'])).toBe(false);
  });
});

test('exports that overlap: a line of a task is there once, with the last word on its money', async () => {
  const later = NEW.replaceAll('pending', 'paid').split('\n').slice(1).join('\n');
  const { rows, twice } = await read(file(NEW + later));
  expect(rows.filter(({ item }) => item !== undefined).map(({ state }) => state)).toEqual([
    'paid',
    'paid',
    'paid',
  ]);
  expect(twice).toBe(3);
});

describe('a file that is not as it should be is refused, with the place', () => {
  const line = (cells: string) => `${NEW_HEADER}\n2025-03-30,a,p,1m,$1/hr,$1.00,Task,paid\n${cells}\n`;
  test.each([
    ['nothing in it', '', 'empty'],
    ['a header alone', NEW_HEADER, 'empty'],
    ['a picture', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'notTable'],
    ['a sheet', 'PK\x03\x04\x14\0\x06\0\x08\0', 'notTable'],
    ['a text', 'Dear worker', 'notTable'],
    ['a page', '<!doctype html>\n<title>Earnings</title>', 'notTable'],
    ['a column that is missing', OLD.replace('payout', 'sum'), 'column | 1 | payout'],
    ['another that is missing', NEW.replace('Status', 'Notes'), 'column | 1 | Status'],
    ['no day', line('30th of March,b,p,1m,$1/hr,$1.00,Task,paid'), 'cell | 3 | Work Date | 30th of March'],
    [
      'a day that is in no calendar',
      line('2025-02-30,b,p,1m,,$1.00,Task,paid'),
      'cell | 3 | Work Date | 2025-02-30',
    ],
    ['no amount', line('2025-03-30,b,p,1m,$1/hr,one,Task,paid'), 'cell | 3 | Payable | one'],
    ['no state', line('2025-03-30,b,p,1m,$1/hr,$1.00,Task,who knows'), 'cell | 3 | Status | who knows'],
    ['no time', line('2025-03-30,b,p,a while,$1/hr,$1.00,Task,paid'), 'cell | 3 | Duration | a while'],
    [
      'a time of two meanings',
      line('2025-03-30,b,p,1:30,$1/hr,$1.00,Task,paid'),
      'cell | 3 | Duration | 1:30',
    ],
    [
      'a formula',
      line('2025-03-30,b,p,1m,$1/hr,"=SUM(F2,F3)",Task,paid'),
      'formula | 3 | Payable | =SUM(F2,F3)',
    ],
    [
      'a name without end',
      line(`2025-03-30,b,${'p'.repeat(301)},1m,,$1.00,Task,paid`),
      `cell | 3 | Project Name | ${'p'.repeat(60)}`,
    ],
    ['a cell too few', line('2025-03-30,b,p'), 'line | 3'],
    ['a cell too many', line('2025-03-30,b,p,1m,$1/hr,$1.00,Task,paid,more'), 'line | 3'],
    ['cut in a cell', NEW.slice(0, -30), 'cut | 6'],
    ['cut in quotes', `${NEW_HEADER}\n"2025-03-30,b,p,1m,$1/hr,$1.00,Task,paid\n`, 'cut | 2'],
  ])('%s', async (_name, text, wanted) => {
    expect(await faultOf(() => read(file(text)))).toBe(wanted);
  });

  test('a cell with line ends in it does not move the lines below', async () => {
    const text = `${NEW_HEADER}\n2025-03-30,a,"p\nq",1m,$1/hr,$1.00,Task,paid\n2025-03-30,a,p,1m,$1/hr,x,Task,paid\n`;
    expect(await faultOf(() => read(file(text)))).toBe('cell | 4 | Payable | x');
  });

  test('200 MB, before a byte of it is read', async () => {
    const huge = {
      size: 200_000_000,
      slice: () => file(''),
      stream: () => file('').stream(),
    } as unknown as Blob;
    expect(await faultOf(() => readTable(huge))).toBe('tooLarge');
  });

  test('more lines than anybody has', async () => {
    const text = `${NEW_HEADER}\n${'2025-03-30,a,p,1m,$1/hr,$1.00,Task,paid\n'.repeat(50_002)}`;
    expect(await faultOf(() => read(file(text)))).toBe('tooLarge');
  });

  test('a text kept as text by a sheet is that text', async () => {
    const { rows } = await read(file(line('2025-03-30,"=""000123""",p,1m,$1/hr,$1.00,Task,paid')));
    expect(rows[1]?.item).toBe('000123');
  });
});
