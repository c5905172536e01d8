import { FileFault } from '../exchange/fault';
import { durationAtStart } from '../platforms/duration-text';
import { parseMoney } from '../rates/parse-money';
import type { EarningState, Money } from '../rates/types';

/** One cell, with where it stands. */
export interface Cell {
  text: string;
  line: number;
  column: string;
}

/** How numbers of a date follow one another. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy';
export type DecimalMark = '.' | ',';

const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';
const NUMBERS = /^(\d{1,4})([-/. ])(\d{1,2})\2(\d{1,4})(?:[T, ].*)?$/;
/** `Mar 30, 2025`; `30 March 2025`. */
const NAME_FIRST = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b/i;
const DAY_FIRST = /^(\d{1,2})(?:st|nd|rd|th)?\.?[ -]([a-z]{3,9})\.?,?[ -](\d{4})\b/i;

/** What `-` and its like stand for: nothing was said. */
export const isNone = (text: string) => /^[-–—]*$/.test(text);

/** No project's name or id is longer: what is, is something else. */
const LONGEST = 300;

/** A name or an id; nothing where the cell says nothing. Throws where it is far too long to be one. */
export function wordIn(cell: Cell | undefined): string | undefined {
  if (!cell || isNone(cell.text)) return undefined;
  return cell.text.length > LONGEST ? fault(cell) : cell.text;
}

/** A cell that cannot be read; throws where it lies. */
export function fault({ text, line, column }: Cell): never {
  if (/^[=@]/.test(text)) throw new FileFault('formula', { line, column, text: text.slice(0, 60) });
  throw new FileFault('cell', { line, column, text: text.slice(0, 60) });
}

/** The month, 1 to 12, of its English name or the first letters of that. */
export function monthOf(name: string): number | undefined {
  const at = MONTHS.indexOf(name.slice(0, 3).toLowerCase());
  return at >= 0 && at % 3 === 0 ? at / 3 + 1 : undefined;
}

/** An ISO day; `undefined` for one that no calendar has. */
export function isoDay(year: number, month: number | undefined, day: number): string | undefined {
  if (month === undefined || month < 1 || month > 12 || year < 1990 || year > 2100) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : undefined;
}

/**
 * The days of a column. Which number is the month, all of the column says together: a 13 or more is none. Throws a
 * `FileFault` at the first cell that is no day, and `dateOrder` where days and months cannot be told apart.
 */
export function daysOf(cells: readonly Cell[], said?: DateOrder): string[] {
  const order = said ?? orderOf(cells);
  return cells.map((cell) => dayOf(cell.text, order) ?? dayFault(cell, order));
}

function dayFault(cell: Cell, order: DateOrder | undefined): never {
  const isOpen = order === undefined && (dayOf(cell.text, 'dmy') ?? dayOf(cell.text, 'mdy')) !== undefined;
  if (!isOpen) fault(cell);
  throw new FileFault('dateOrder', { line: cell.line, column: cell.column, text: cell.text });
}

function orderOf(cells: readonly Cell[]): DateOrder | undefined {
  let points = false;
  for (const { text } of cells) {
    const [, first = '', mark, second = ''] = NUMBERS.exec(text) ?? [];
    if (first === '' || first.length === 4) continue;
    if (Number(first) > 12) return 'dmy';
    if (Number(second) > 12) return 'mdy';
    points ||= mark === '.';
  }
  // Points between the numbers are written where the day comes first.
  return points ? 'dmy' : undefined;
}

function dayOf(text: string, order: DateOrder | undefined): string | undefined {
  const [, name = '', nameDay, nameYear] = NAME_FIRST.exec(text) ?? [];
  if (name) return isoDay(Number(nameYear), monthOf(name), Number(nameDay));
  const [, day, dayName = '', dayYear] = DAY_FIRST.exec(text) ?? [];
  if (dayName) return isoDay(Number(dayYear), monthOf(dayName), Number(day));
  const [, first = '', , second = '', third = ''] = NUMBERS.exec(text) ?? [];
  if (first.length === 4)
    return third.length <= 2 ? isoDay(Number(first), Number(second), Number(third)) : undefined;
  if (first === '' || order === undefined || (third.length !== 4 && third.length !== 2)) return undefined;
  const year = Number(third) + (third.length === 2 ? 2000 : 0);
  if (order === 'ymd') return undefined;
  return order === 'dmy'
    ? isoDay(year, Number(second), Number(first))
    : isoDay(year, Number(first), Number(second));
}

/**
 * The amounts of a column, in the currency that a cell names or in `currencies`. Whether a comma is a decimal mark,
 * all of the column says together. Throws at the first cell that is no amount, and `decimalMark` where it could be
 * read in two ways.
 */
export function amountsOf(
  cells: readonly Cell[],
  currencies: readonly (string | undefined)[],
  said?: DecimalMark,
): Money[] {
  const mark = said ?? markOf(cells);
  return cells.map((cell, i) => amountOf(cell, currencies[i], mark));
}

function amountOf(cell: Cell, currency: string | undefined, mark: DecimalMark | undefined): Money {
  const { text } = cell;
  const isTaken = /^\(.*\)$/.test(text);
  const bare = inEnglish(isTaken ? text.slice(1, -1) : text, mark);
  const money = parseMoney(bare) ?? (currency === undefined ? undefined : parseMoney(`${currency} ${bare}`));
  if (!money) {
    if (mark === undefined && /\d[.,]\d{3}(?!\d)/.test(text))
      throw new FileFault('decimalMark', { line: cell.line, column: cell.column, text });
    fault(cell);
  }
  return isTaken ? { ...money, amountMicros: 0 - money.amountMicros } : money;
}

/** The decimal mark by what stands in the cells: one before one, two, or more than three last digits. */
function markOf(cells: readonly Cell[]): DecimalMark | undefined {
  for (const { text } of cells) {
    const marks = text.replace(/[^\d.,]/g, '').replace(/^[.,]+|[.,]+$/g, '');
    const last = Math.max(marks.lastIndexOf('.'), marks.lastIndexOf(','));
    if (last < 0) continue;
    const [mark = '', tail] = [marks[last], marks.length - last - 1];
    const isOne = marks.indexOf(mark) === last;
    const other = mark === '.' ? ',' : '.';
    if (isOne && (tail !== 3 || marks.includes(other) || /^0/.test(marks))) return mark as DecimalMark;
    if (!isOne) return other;
  }
  return undefined;
}

/** Without thousands, and with a point that nobody takes for one of them. */
function inEnglish(text: string, mark: DecimalMark | undefined): string {
  if (mark === undefined) return text;
  const group = mark === '.' ? /(?<=\d)[,’' ](?=\d{3})/g : /(?<=\d)[.’' ](?=\d{3})/g;
  const joined = text.replace(group, '').replace(mark, '.');
  return joined.replace(/(\.\d{3})(?!\d)/, '$10');
}

const STATES: readonly (readonly [words: RegExp, state: EarningState])[] = [
  [/^(?:paid|paid out|completed?|settled|transferred|payout sent)$/i, 'paid'],
  [/^(?:approved|accepted|processed|confirmed|cleared|available)$/i, 'approved'],
  [
    /^(?:pending|expected|submitted|open|in review|under review|pending approval|processing|on hold)$/i,
    'expected',
  ],
  [/^(?:rejected|cancel?led|declined|failed|denied|reversed|not paid)$/i, 'rejected'],
];

/** Where the money stands, by the platform's word. Throws for a word that is not known. */
export function stateOf(cell: Cell): EarningState {
  const word = cell.text.replace(/_/g, ' ');
  return STATES.find(([words]) => words.test(word))?.[1] ?? fault(cell);
}

/** A length of time: `1h 30m 4s`, `1:30:04`, or whole seconds; `undefined` where nothing is said. */
export function durationOf(cell: Cell): number | undefined {
  const { text } = cell;
  if (isNone(text)) return undefined;
  if (/^\d{1,7}(?:\.\d+)?$/.test(text)) return Math.round(Number(text) * 1_000);
  const isWhole = /^(?:\d+:[0-5]\d:[0-5]\d|(?:\s*\d+ ?[a-z]+,?)+)$/i.test(text);
  return (isWhole ? durationAtStart(text) : undefined) ?? fault(cell);
}
