import { browser } from 'wxt/browser';
import { Ledger } from '../../../lib/background/ledger';
import { Projects } from '../../../lib/background/projects';
import { Show } from '../../../lib/background/show';
import { type Books, openBooks } from '../../../lib/books/books';
import { openDatabase } from '../../../lib/books/open';
import type { BookRecord } from '../../../lib/books/types';
import { emptyClock } from '../../../lib/clock/state';
import { history } from '../../books/generator';
import { bringBack, type FileTimes, writeOut } from './files';
import { type ListTimes, listTimes } from './list';

/**
 * What the bench does inside an extension page, with the product's own books. Times are in milliseconds.
 * Books without a name are the product's.
 */
export interface Bench {
  /** Writes a history that ends now; what the writing took, without the telling of the history. */
  seed(count: number, name?: string): Promise<number>;
  /** Opens the books (once; later calls use them). */
  open(name?: string): Promise<number>;
  /** Sums all facts and compares: the rows are as they should be. */
  check(): Promise<number>;
  /** Throws all totals away and rebuilds them from the facts. */
  rebuild(): Promise<number>;
  /** Reads the volumes and does nothing with them: what a rebuild cannot do without. */
  readVolumes(): Promise<number>;
  /** One after the other: reports of a running task (the clock's state alone), then tasks that end. */
  commits(count: number, name?: string): Promise<{ reports: number[]; ends: number[] }>;
  /**
   * What the popup paints from, until the badge is set: `ended` reads the books anew, as after a task that
   * ended; `opened` is for a screen that opens.
   */
  show(times: number): Promise<{ ended: number[]; opened: number[] }>;
  /** What the dashboard's list of tasks takes. */
  list(name?: string): Promise<ListTimes>;
  /** Writes a backup of books; the next call brings it into others. */
  writeOut(name: string): Promise<FileTimes>;
  bringBack(name: string): Promise<FileTimes>;
  /** Brings as many records as a volume holds to `recent`, and seals them. */
  seal(): Promise<number>;
}

declare global {
  var bench: Bench;
}

const BATCH = 5_000;
/** A million tasks take three years; fewer were done of late. */
const YEARS_DAYS = 3 * 365;
const PER_DAY = 900;
const opened = new Map<string | undefined, Promise<Books>>();

function books(name?: string): Promise<Books> {
  const known = opened.get(name) ?? openBooks(name === undefined ? {} : { name });
  opened.set(name, known);
  return known;
}

async function timed(work: () => unknown): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

async function seed(count: number, name?: string): Promise<number> {
  const into = await books(name);
  let ms = 0;
  let batch: BookRecord[] = [];
  const write = async () => {
    const records = batch;
    batch = [];
    ms += await timed(() => into.importRecords(records));
  };
  const days = Math.min(YEARS_DAYS, Math.ceil(count / PER_DAY));
  for (const record of history(count, { deviceId: into.deviceId, days, endAt: Date.now() })) {
    if (batch.push(record) === BATCH) await write();
  }
  await write();
  return ms;
}

async function rebuild(): Promise<number> {
  const db = await openDatabase();
  const before = await db.count('totals');
  await db.clear('totals');
  const ms = await timed(async () => (await books()).rebuildTotals());
  const after = await db.count('totals');
  db.close();
  if (before === 0 || after !== before) throw new Error(`${before} rows of totals became ${after}`);
  return ms;
}

async function readVolumes(): Promise<number> {
  const db = await openDatabase();
  const ms = await timed(async () => {
    for (const id of await db.getAllKeys('volumes')) await db.get('volumes', id);
  });
  db.close();
  return ms;
}

async function check(): Promise<number> {
  let differing = 0;
  const ms = await timed(async () => {
    differing = await (await books()).rebuildTotals();
  });
  if (differing > 0) throw new Error(`${differing} rows of the totals were not as the facts say`);
  return ms;
}

/** Numbers that no seeded record has. */
let nextN = 2_000_000;

/** Records of today that are not in the books yet. */
function fresh(count: number): BookRecord[] {
  const shift = Date.now();
  return [...history(count, { seed: 7, days: 1, endAt: shift })].map((record) => ({
    ...record,
    n: nextN++,
  }));
}

async function commits(count: number, name?: string): Promise<{ reports: number[]; ends: number[] }> {
  const into = await books(name);
  const reports: number[] = [];
  const ends: number[] = [];
  for (const { deviceId: _, stamp: __, outcome, ...record } of fresh(count)) {
    const running = { ...emptyClock(record.n, record.startAt), open: { [record.n]: record } };
    reports.push(await timed(() => into.commit({ clock: { v: 1, state: running } })));
    const idle = { v: 1, state: emptyClock(record.n + 1, record.endAt) };
    const ended = [{ ...record, ...(outcome === undefined ? {} : { outcome }) }];
    ends.push(await timed(() => into.commit({ clock: idle, ended, removed: [], projects: [] })));
  }
  return { reports, ends };
}

async function show(times: number): Promise<{ ended: number[]; opened: number[] }> {
  const ledger = await Ledger.open(browser.storage.local);
  const projects = new Projects(await ledger.reading([], (open) => open.projects()), () => undefined);
  const sites = { all: () => [], idOf: () => undefined };
  const screen = new Show(browser, ledger, projects, sites, { toSay: () => [] }, () => undefined);
  screen.follow(() => emptyClock());
  const ended: number[] = [];
  const opened: number[] = [];
  for (let i = 0; i < times; i++) {
    ended.push(await timed(() => screen.edited()));
    opened.push(await timed(() => screen.opened()));
  }
  return { ended, opened };
}

async function seal(): Promise<number> {
  const into = await books();
  const waiting = (await into.recent()).length;
  const records = fresh(BATCH - waiting).map((record) => ({ ...record, deviceId: into.deviceId }));
  await into.importRecords(records);
  let sealed = 0;
  const ms = await timed(async () => {
    sealed = await into.seal();
  });
  if (sealed !== 1) throw new Error(`${sealed} volumes were sealed instead of one`);
  return ms;
}

globalThis.bench = {
  seed,
  open: (name) => timed(() => books(name)),
  check,
  rebuild,
  readVolumes,
  commits,
  show,
  list: listTimes,
  writeOut: async (name) => writeOut(await books(name)),
  bringBack: async (name) => bringBack(await books(name)),
  seal,
};
