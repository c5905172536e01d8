import Papa from 'papaparse';
import { FileFault } from '../exchange/fault';
import { textOf } from '../exchange/text';
import { MOST_BYTES, MOST_ROWS } from './statement';

/** One line of a table, with where it stands in the file. */
export interface Line {
  line: number;
  cells: readonly string[];
}

export interface Table {
  header: readonly string[];
  lines: readonly Line[];
}

const LONGEST_NAME = 300;
const LONGEST_HEADER = 9_000;

/**
 * Reads a file of values with a header: comma, semicolon, tab or bar between them, UTF-8, UTF-16 or Latin-1. Throws
 * a `FileFault` with the line at fault where it is another kind of file, too large, cut, or out of shape.
 */
export async function readTable(file: Blob): Promise<Table> {
  if (file.size > MOST_BYTES) throw new FileFault('tooLarge');
  return tableOf(await wholeText(file));
}

async function wholeText(file: Blob): Promise<string> {
  let text = '';
  try {
    for await (const piece of textOf(file, 'windows-1252')) text += piece;
  } catch (error) {
    throw error instanceof FileFault ? new FileFault('notTable') : error;
  }
  // Text has no control characters but tabs and line ends: what has them is another kind of file.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are looked for
  if (/[\0-\x08\x0e-\x1f]/.test(text)) throw new FileFault('notTable');
  return text;
}

/** See `readTable`. */
export function tableOf(text: string): Table {
  const all = linesOf(text);
  const [head, ...lines] = all;
  if (!head) throw new FileFault('empty');
  const header = head.cells.map(plain);
  const isHeader = header.length >= 2 && header.every((name) => name.length <= LONGEST_NAME);
  if (!isHeader || header.join().length > LONGEST_HEADER) throw new FileFault('notTable');
  if (lines.length === 0) throw new FileFault('empty');
  const last = lines.at(-1);
  const ends = /[\r\n]$/.test(text);
  for (const { line, cells } of lines) {
    if (cells.length < header.length)
      throw new FileFault(line === last?.line && !ends ? 'cut' : 'line', { line });
    if (cells.slice(header.length).some((cell) => cell.trim() !== '')) throw new FileFault('line', { line });
  }
  return { header, lines: lines.map(({ line, cells }) => ({ line, cells: cells.map(plain) })) };
}

/** Lines with something in them. A cell may hold line ends: the number is that of the line it begins on. */
function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let line = 1;
  let at = 0;
  Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    step({ data, errors, meta }) {
      const [error] = errors.filter(({ type }) => type === 'Quotes');
      if (error) throw new FileFault(error.code === 'MissingQuotes' ? 'cut' : 'line', { line });
      if (data.some((cell) => cell.trim() !== '')) lines.push({ line, cells: data });
      if (lines.length > MOST_ROWS + 1) throw new FileFault('tooLarge');
      for (; at < meta.cursor; at++) if (isLineEnd(text, at)) line += 1;
    },
  });
  return lines;
}

const DELIMITERS = [',', ';', '\t', '|'];

/** What stands most often between the names of the first line. */
function delimiterOf(text: string): string {
  const [first = ''] = /\S.*/.exec(text) ?? [];
  const bare = first.replace(/"[^"]*"/g, '');
  const count = (mark: string) => bare.split(mark).length;
  return DELIMITERS.reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

const isLineEnd = (text: string, at: number) =>
  text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n');

/** Spreadsheets write `="00123"` to keep a text as it is. */
function plain(cell: string): string {
  const bare = cell.replace(/[\u00a0\u202f]/g, ' ').trim();
  return /^="([^"]*)"$/.exec(bare)?.[1]?.trim() ?? bare;
}
