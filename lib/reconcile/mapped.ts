import type { EarningState } from '../rates/types';
import { amountsOf, type Cell, type DateOrder, type DecimalMark, daysOf, stateOf, wordIn } from './cells';
import { withoutTwice } from './outlier';
import type { Statement, StatementRow } from './statement';
import type { Line, Table } from './table';

/** Which column of a table holds what, by the column's name; and what the table leaves unsaid. */
export interface ColumnMap {
  date: string;
  amount: string;
  project?: string;
  item?: string;
  state?: string;
  currencyColumn?: string;
  /** Where no column, and no cell, names one. */
  currency: string;
  /** Where no column says it. */
  allAre: EarningState;
  order?: DateOrder;
  mark?: DecimalMark;
}

/** Words by which the columns that others use are guessed; the worker has the last word. */
const WORDS = {
  date: /\b(?:date|day|datum|fecha|data)\b/i,
  amount: /\b(?:amount|payout|payable|earn(?:ed|ings?)|pay|paid|total|net|reward|betrag|importe|price)\b/i,
  project: /\b(?:project|task name|job|study|queue|batch|pool|projekt|proyecto)\b/i,
  item: /\b(?:(?:item|task|submission|assignment|hit|response|unit) ?_?id)\b/i,
  state: /\b(?:status|state|estado)\b/i,
  currencyColumn: /\b(?:currency|währung|moneda)\b/i,
} as const;

/** A first guess at what the columns hold, by their names. */
export function guessedMap(header: readonly string[], currency: string): ColumnMap {
  const spaced = header.map((name) => name.replace(/_/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2'));
  const taken = new Set<number>();
  const find = (words: RegExp): string | undefined => {
    const place = spaced.findIndex((name, i) => !taken.has(i) && words.test(name));
    if (place < 0) return undefined;
    taken.add(place);
    return header[place];
  };
  const [date, item, state, currencyColumn] = [
    find(WORDS.date),
    find(WORDS.item),
    find(WORDS.state),
    find(WORDS.currencyColumn),
  ];
  const [project, amount] = [find(WORDS.project), find(WORDS.amount)];
  return {
    date: date ?? '',
    amount: amount ?? '',
    currency,
    allAre: 'paid',
    ...(project === undefined ? {} : { project }),
    ...(item === undefined ? {} : { item }),
    ...(state === undefined ? {} : { state }),
    ...(currencyColumn === undefined ? {} : { currencyColumn }),
  };
}

/** What a map is remembered by: the columns of its table. */
export const headerMark = (header: readonly string[]) => header.join('\n').toLowerCase();

/** The rows of any table, by a map of its columns. Throws a `FileFault` with line and column. */
export function mappedStatement({ header, lines }: Table, map: ColumnMap): Statement {
  const cellIn = (name: string | undefined, { line, cells }: Line): Cell | undefined => {
    const place = name === undefined ? -1 : header.indexOf(name);
    return place < 0 ? undefined : { text: cells[place] ?? '', line, column: header[place] ?? '' };
  };
  const column = (name: string) =>
    lines.map((line) => cellIn(name, line) ?? { text: '', line: line.line, column: name });
  const textIn = (name: string | undefined, line: Line) => wordIn(cellIn(name, line));
  const days = daysOf(column(map.date), map.order);
  const currencies = lines.map((line) => textIn(map.currencyColumn, line)?.toUpperCase() ?? map.currency);
  const amounts = amountsOf(column(map.amount), currencies, map.mark);
  const rows = lines.map((line, i): StatementRow => {
    const [name, item] = [textIn(map.project, line), textIn(map.item, line)];
    const state = cellIn(map.state, line);
    return {
      of: 'task',
      date: days[i] ?? '',
      amountMicros: amounts[i]?.amountMicros ?? 0,
      currency: amounts[i]?.currency ?? map.currency,
      state: state ? stateOf(state) : map.allAre,
      ...(name === undefined ? {} : { name }),
      ...(item === undefined ? {} : { item }),
    };
  });
  return { ...withoutTwice(rows), folded: 0 };
}
