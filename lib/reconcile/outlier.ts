import type { PaidFor } from '../books/paid';
import { FileFault } from '../exchange/fault';
import { amountsOf, type Cell, daysOf, durationOf, isNone, stateOf, wordIn } from './cells';
import type { Statement, StatementRow } from './statement';
import type { Table } from './table';

/*
 * Outlier's own table of earnings ("Download to CSV"), in both generations of its header. Which columns there are, the
 * words of types and states, and the spellings of durations are CODE×2 to ×3 (analysers that workers wrote for it);
 * both generations name the same columns, in another order.
 */

/** What a column is called in the older and in the newer header. */
const COLUMNS = {
  date: ['workDate', 'Work Date'],
  item: ['itemID', 'Item ID'],
  name: ['projectName', 'Project Name'],
  ms: ['duration', 'Duration'],
  amount: ['payout', 'Payable'],
  type: ['payType', 'Type'],
  state: ['status', 'Status'],
} as const;
type Column = keyof typeof COLUMNS;

/** `prepay` and `regularPay` are a task, `overtimePay` is its "Exceeded Time", `qaOperation` an "Operation". */
const TYPES: readonly (readonly [words: RegExp, of: PaidFor])[] = [
  [/^(?:prepay|regular ?pay|task|qa ?operation|operation)$/i, 'task'],
  [/^(?:overtime ?pay|exceeded ?time)$/i, 'exceeded'],
  [/^mission ?rewards?$/i, 'mission'],
  [/^adjustments?$/i, 'adjustment'],
];

const wordOf = (text: string) => text.replace(/[^a-z]/gi, '').toLowerCase();

/** Is this header Outlier's, of either generation? All but a column or two of it must be there. */
export function isOutlier(header: readonly string[]): boolean {
  const words = header.map(wordOf);
  return (
    Object.values(COLUMNS).filter(([name]) => words.includes(wordOf(name)) || words.includes(newer(name)))
      .length >= 5
  );
}

const newer = (name: string) => wordOf(Object.values(COLUMNS).find(([old]) => old === name)?.[1] ?? name);

/** Its rows. Throws a `FileFault` with line and column. */
export function outlierStatement({ header, lines }: Table): Statement {
  const places = placesIn(header);
  const cellsOf = (column: Column) =>
    lines.map(({ line, cells }): Cell => {
      const place = places[column];
      return { text: cells[place] ?? '', line, column: header[place] ?? '' };
    });
  const kept = cellsOf('amount').map((cell): Cell => (isNone(cell.text) ? { ...cell, text: '$0' } : cell));
  const days = daysOf(cellsOf('date'));
  const amounts = amountsOf(
    kept,
    kept.map(() => 'USD'),
  );
  const [items, names, lengths] = [cellsOf('item'), cellsOf('name'), cellsOf('ms').map(durationOf)];
  const [types, states] = [cellsOf('type'), cellsOf('state').map(stateOf)];
  const rows = lines.map((_, i): StatementRow => {
    const [item, name] = [wordIn(items[i]), wordIn(names[i])];
    const ms = lengths[i];
    return {
      of: typeOf(types[i]?.text ?? '', item),
      date: days[i] ?? '',
      amountMicros: amounts[i]?.amountMicros ?? 0,
      currency: amounts[i]?.currency ?? 'USD',
      state: states[i] ?? 'expected',
      ...(name === undefined ? {} : { name }),
      ...(item === undefined ? {} : { item }),
      ...(ms === undefined ? {} : { ms }),
    };
  });
  return { ...withoutTwice(rows), folded: 0 };
}

function placesIn(header: readonly string[]): Record<Column, number> {
  const words = header.map(wordOf);
  const isNewer = header.some((name) => /[A-Z]\w* [A-Z]/.test(name));
  const found = Object.entries(COLUMNS).map(([column, [old, now]]) => {
    const place = words.findIndex((word) => word === wordOf(old) || word === wordOf(now));
    if (place < 0) throw new FileFault('column', { line: 1, column: isNewer ? now : old });
    return [column, place];
  });
  return Object.fromEntries(found) as Record<Column, number>;
}

/** A type that is not known is a task's where it names one, and else money beside tasks. */
function typeOf(text: string, item: string | undefined): PaidFor {
  const known = TYPES.find(([words]) => words.test(text.replace(/_/g, ' ')))?.[1];
  return known ?? (item === undefined ? 'adjustment' : 'task');
}

/** What was decided goes before what was open. */
const RANK = { expected: 0, approved: 1, rejected: 2, paid: 3 } as const;

/**
 * Exports are limited in their range, and workers join several: a task's line that is there twice, maybe with an
 * earlier word on its money, is there once. Lines without a task may well be alike, and stay.
 */
export function withoutTwice(rows: readonly StatementRow[]): { rows: StatementRow[]; twice: number } {
  const byText = new Map<string, StatementRow>();
  rows.forEach((row, i) => {
    const { item, of, date, name, amountMicros, state, ms } = row;
    const text = item === undefined ? `${i}` : JSON.stringify([item, of, date, name, amountMicros, ms]);
    const other = byText.get(text);
    if (!other || RANK[state] > RANK[other.state]) byText.set(text, row);
  });
  return { rows: [...byText.values()], twice: rows.length - byText.size };
}
