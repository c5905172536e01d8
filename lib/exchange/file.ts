import type { Rest } from '../books/rest';
import type { BookRecord } from '../books/types';
import type { Sealed } from './crypt';

export const FORMAT = 'piecerate-books';
export const VERSION = 1;

/** What a file of ours says before its records. See docs/data.md. */
export interface Head extends Rest {
  /** A backup is made to bring everything back; an export to be read elsewhere. */
  kind: 'backup' | 'export';
  /** ISO 8601. */
  madeAt: string;
  /** Which records are in: those that ended on these days, both in. Without it, all. */
  dates?: { from: string; to: string };
  /** Names of projects are stand-ins. */
  aliased?: boolean;
  /** The key that task keys are hashed with, base64; in backups only. */
  secret?: string;
  /** Notes and checklists, where a passphrase protects them. */
  notes?: Sealed;
}

/**
 * A file of ours, in pieces: one JSON document, laid out with a record to a line, so that it can be written and
 * read in constant memory. The last line tells how many records there are: a file that was cut is known by it.
 */
export async function* filePieces(
  head: Head,
  batches: AsyncIterable<readonly BookRecord[]>,
): AsyncGenerator<string> {
  yield `{\n"format": "${FORMAT}",\n"version": ${VERSION},\n"head": ${JSON.stringify(head)},\n"records": [\n`;
  let count = 0;
  for await (const records of batches) {
    const text = records.map((record) => JSON.stringify(record)).join(',\n');
    if (records.length > 0) yield count > 0 ? `,\n${text}` : text;
    count += records.length;
  }
  yield `${count > 0 ? '\n' : ''}],\n"end": {"records": ${count}}\n}\n`;
}

/** Pieces as one file. Each megabyte is handed to the browser, which keeps it on disk where it grows large. */
export async function blobOf(pieces: AsyncIterable<string>, type: string): Promise<Blob> {
  const done: Blob[] = [];
  let waiting: string[] = [];
  let length = 0;
  const put = () => {
    done.push(new Blob(waiting));
    waiting = [];
    length = 0;
  };
  for await (const piece of pieces) {
    waiting.push(piece);
    length += piece.length;
    if (length >= PART_CHARS) put();
  }
  put();
  return new Blob(done, { type });
}

const PART_CHARS = 1 << 20;
