import type { Imported } from '../books/import';
import type { BookRecord } from '../books/types';
import { FileFault } from './fault';
import type { Head } from './file';
import { itemsOf } from './read';

/** A file that was read to its end and is whole. */
export interface Checked {
  head: Head;
  records: number;
}

/** One volume's worth: then the books seal each part as it comes. */
const PART_RECORDS = 5_000;

/** How far a long reading has come. */
export type Progress = (records: number) => void;

/** Reads a file of ours to its end and changes nothing. Throws a `FileFault` with the line at fault. */
export async function checkFile(file: Blob, onProgress?: Progress): Promise<Checked> {
  let head: Head | undefined;
  let records = 0;
  for await (const item of itemsOf(file)) {
    if ('head' in item) head = item.head;
    else if (++records % PART_RECORDS === 0) onProgress?.(records);
  }
  if (!head) throw new FileFault('cut');
  return { head, records };
}

/** Hands what a file holds to the books, part by part; each part is in the books when its promise resolves. */
export interface Taker {
  head(head: Head): Promise<void>;
  records(records: BookRecord[]): Promise<Imported>;
}

/**
 * Brings a checked file in. Stopped in between it can be done again from the start: what is in already is left as
 * it is.
 */
export async function bringIn(file: Blob, taker: Taker, onProgress?: Progress): Promise<Imported> {
  const sum: Imported = { added: 0, changed: 0, left: 0 };
  let part: BookRecord[] = [];
  let done = 0;
  const hand = async () => {
    const { added, changed, left } = await taker.records(part);
    sum.added += added;
    sum.changed += changed;
    sum.left += left;
    done += part.length;
    part = [];
    onProgress?.(done);
  };
  for await (const item of itemsOf(file)) {
    if ('head' in item) await taker.head(item.head);
    else if (part.push(item.record) === PART_RECORDS) await hand();
  }
  if (part.length > 0) await hand();
  return sum;
}
