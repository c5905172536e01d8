import { FileFault } from '../exchange/fault';
import { durationAtStart } from '../platforms/duration-text';
import { parseMoney } from '../rates/parse-money';
import type { EarningState } from '../rates/types';
import { isoDay, monthOf } from './cells';
import { MOST_ROWS, type Statement, type StatementRow } from './statement';

/*
 * DataAnnotation's "Funds History", as a worker marks and copies it: days, projects and entries below one another
 * (CODE×2: `Jun 25 $371.25`, `<project> $371.25`, `Time Entry ··· $371.25 6h 45 min Pending Approval · 1 day ago`).
 * How a browser cuts the cells of such a row into lines and tabs is not known: each may stand by itself.
 */

const DAY = /^([a-z]{3}) (\d{1,2})(?: (\$[\d,]+(?:\.\d\d?)?))?$/i;
const ENTRY = /^(time entry|task submission)\b/i;
const MONEY = /\$\d[\d,]*(?:\.\d\d)?/;
const DURATION = /\b\d+ ?h(?:ours?)?\b(?: ?\d+ ?m(?:in(?:utes?)?)?\b)?|\b\d+ ?m(?:in(?:utes?)?)?\b(?! ago)/i;
/** What belongs to an entry when it stands on a line of its own. */
const PART =
  /^(?:[·•.…\s-]+|\$\d[\d,]*(?:\.\d\d)?(?: .*)?|\d+ ?(?:h|min)\b.*|pending approval\b.*|paid\b.*|approved\b.*|.*\bago)$/i;
/** CODE×2; other states were never seen, and a line without one is still open. */
const STATES: readonly (readonly [words: RegExp, state: EarningState])[] = [
  [/\bpending approval\b/i, 'expected'],
  [/\bpaid\b/i, 'paid'],
  [/\bapproved\b/i, 'approved'],
];

interface Open {
  text: string;
  line: number;
  date: string;
  name?: string;
}

/**
 * The lines that were unfolded when the table was copied. Days without a year are the latest ones up to `today`.
 * Throws a `FileFault` with the line at fault, and `empty` where no entry is in it.
 */
export function pastedStatement(text: string, today: string): Statement {
  const rows: StatementRow[] = [];
  let folded = 0;
  let day: string | undefined;
  let project: { name: string; entries: number } | undefined;
  let entry: Open | undefined;
  const close = () => {
    if (entry) rows.push(rowOf(entry));
    entry = undefined;
  };
  const leave = () => {
    close();
    if (project?.entries === 0) folded += 1;
    project = undefined;
  };
  for (const { line, piece } of piecesOf(text)) {
    if (rows.length > MOST_ROWS) throw new FileFault('tooLarge');
    const named = DAY.exec(piece);
    const date = named ? latestDay(named[1] ?? '', Number(named[2]), today) : undefined;
    if (date) {
      leave();
      day = date;
    } else if (ENTRY.test(piece)) {
      close();
      if (day === undefined) throw new FileFault('cell', { line, column: '', text: piece.slice(0, 60) });
      if (project) project.entries += 1;
      entry = { text: piece, line, date: day, ...(project ? { name: project.name } : {}) };
    } else if (PART.test(piece)) {
      if (entry) entry.text += ` ${piece}`;
    } else if (day !== undefined) {
      leave();
      const name = piece.replace(/\s*\$\d[\d,]*(?:\.\d\d)?$/, '').slice(0, 300);
      project = { name, entries: 0 };
    }
  }
  leave();
  if (rows.length === 0) throw new FileFault('empty');
  return { rows, twice: 0, folded };
}

/** Cells and lines, numbered from 1, without those that are empty. */
function piecesOf(text: string): { line: number; piece: string }[] {
  return text.split(/\r\n?|\n/).flatMap((whole, i) =>
    whole
      .split('\t')
      .map((piece) => ({ line: i + 1, piece: piece.replace(/[\u00a0\s]+/g, ' ').trim() }))
      .filter(({ piece }) => piece !== ''),
  );
}

function rowOf({ text, line, date, name }: Open): StatementRow {
  const printed = MONEY.exec(text)?.[0];
  const money = printed === undefined ? undefined : parseMoney(printed);
  if (!printed || !money) throw new FileFault('cell', { line, column: '', text: text.slice(0, 60) });
  const beside = text.replace(ENTRY, ' ').replace(printed, ' ');
  const of = /^time/i.test(text) ? 'time' : 'task';
  const duration = of === 'time' ? DURATION.exec(beside)?.[0] : undefined;
  const ms = duration === undefined ? undefined : durationAtStart(duration);
  return {
    of,
    date,
    ...money,
    state: STATES.find(([words]) => words.test(beside))?.[1] ?? 'expected',
    ...(name === undefined ? {} : { name }),
    ...(ms === undefined ? {} : { ms }),
  };
}

/** The latest day of that name up to `today`: a page that names no year means no other. */
export function latestDay(month: string, day: number, today: string): string | undefined {
  const number = monthOf(month);
  const year = Number(today.slice(0, 4));
  // A 29 February may lie years back.
  for (let back = 0; back <= 8; back++) {
    const date = isoDay(year - back, number, day);
    if (date !== undefined && date <= today) return date;
  }
  return undefined;
}
