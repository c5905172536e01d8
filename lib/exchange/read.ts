import type { BookRecord, Project } from '../books/types';
import { isFlaw, recordOrFlaw, restOrFlaw } from '../messages/record';
import { FileFault } from './fault';
import { FORMAT, type Head, VERSION } from './file';
import { linesOf, textOf } from './text';

/** What a file holds, one after the other: the head first. */
export type Item = { head: Head } | { record: BookRecord; line: number };

/** Longer than any line that we write. */
const LONGEST_LINE = 64_000_000;
/** A file that another tool laid out anew is read at once, up to this size. */
const READ_WHOLE_BYTES = 100_000_000;
/** So much of its beginning tells whose a file is. */
const SIGNED_BYTES = 4_096;

const OPENING = '{';
const MEMBER = /^"(?<name>\w+)": ?(?<value>.*?),?$/;

/**
 * Reads a file of ours, checked line by line. Throws a `FileFault` with the line at fault. Nothing of it may be
 * used before all of it was read: only the end tells whether it was cut.
 */
export async function* itemsOf(file: Blob): AsyncGenerator<Item> {
  const lines = linesOf(textOf(file), LONGEST_LINE);
  const [first, second] = [await lines.next(), await lines.next()];
  const isOurs = textAt(first) === OPENING && textAt(second) === `"format": "${FORMAT}",`;
  if (!isOurs) {
    await lines.return(undefined);
    yield* itemsOfWhole(file);
    return;
  }
  yield* itemsOfLines(lines);
}

const textAt = (result: IteratorResult<[number, string]>) => (result.done ? undefined : result.value[1]);

async function* itemsOfLines(lines: AsyncIterable<[number, string]>): AsyncGenerator<Item> {
  let isIn = false;
  let count = 0;
  for await (const [line, text] of lines) {
    if (text === '],') isIn = false;
    else if (isIn) {
      yield { record: recordIn(parsed(text.replace(/,$/, ''), line), line), line };
      count += 1;
    } else if (text === '"records": [') isIn = true;
    else {
      const { name, value = '' } = MEMBER.exec(text)?.groups ?? {};
      if (name === 'end') return checkEnd(parsed(value, line), count);
      if (name === 'version') checkVersion(parsed(value, line));
      else if (name === 'head') yield { head: headIn(parsed(value, line), line) };
      else throw new FileFault('line', { line });
    }
  }
  throw new FileFault('cut');
}

/** The last line that is there may end in the middle: then the file was cut, and nothing else is wrong with it. */
function parsed(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new FileFault(/[}\]"\d]$/.test(text) ? 'line' : 'cut', { line });
  }
}

function checkVersion(version: unknown): void {
  if (typeof version !== 'number') throw new FileFault('notOurs');
  if (version > VERSION) throw new FileFault('newer');
}

function checkEnd(end: unknown, count: number): void {
  if ((end as { records?: unknown } | null)?.records !== count) throw new FileFault('cut');
}

function recordIn(value: unknown, line: number): BookRecord {
  const record = recordOrFlaw(value);
  if (isFlaw(record)) throw new FileFault('line', { line, column: record.member, text: record.why });
  return record;
}

function headIn(value: unknown, line: number): Head {
  const rest = restOrFlaw(value);
  if (isFlaw(rest)) throw new FileFault('line', { line, column: `head.${rest.member}`, text: rest.why });
  const { kind, madeAt, dates, aliased, secret, notes } = value as Head;
  if (kind !== 'backup' && kind !== 'export') throw new FileFault('line', { line, column: 'head.kind' });
  return {
    ...rest,
    projects: rest.projects as unknown as Project[],
    kind,
    madeAt: String(madeAt),
    ...(dates ? { dates } : {}),
    ...(aliased === true ? { aliased } : {}),
    ...(typeof secret === 'string' ? { secret } : {}),
    ...(typeof notes === 'object' && notes !== null ? { notes } : {}),
  };
}

interface Whole {
  format?: unknown;
  version?: unknown;
  head?: unknown;
  records?: unknown;
  end?: unknown;
}

async function* itemsOfWhole(file: Blob): AsyncGenerator<Item> {
  if (file.size > READ_WHOLE_BYTES) {
    const isOurs = (await file.slice(0, SIGNED_BYTES).text()).includes(FORMAT);
    throw new FileFault(isOurs ? 'rewritten' : 'notOurs');
  }
  let text = '';
  for await (const piece of textOf(file)) text += piece;
  if (!/^\s*\{/.test(text)) throw new FileFault('notOurs');
  const whole = wholeOf(text);
  if (whole.format !== FORMAT) throw new FileFault('notOurs');
  checkVersion(whole.version);
  yield { head: headIn(whole.head, 1) };
  if (!Array.isArray(whole.records)) throw new FileFault('cut');
  for (const [i, record] of whole.records.entries()) yield { record: recordIn(record, i + 1), line: i + 1 };
  checkEnd(whole.end, whole.records.length);
}

function wholeOf(text: string): Whole {
  try {
    return JSON.parse(text) as Whole;
  } catch (error) {
    const place = Number(/position (\d+)/.exec(String(error))?.[1] ?? text.length);
    const before = text.slice(0, place);
    const line = before.split('\n').length;
    throw new FileFault(text.includes(FORMAT) ? 'line' : 'notOurs', { line });
  }
}
