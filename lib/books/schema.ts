import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { ChecklistRow } from '../notes/checklists';
import type { Standing } from '../notes/standing';
import type { NoteRow, NoteVersion } from '../notes/types';
import type { DoneRow } from './done';
import type { JournalRow } from './journal';
import type { Overlay } from './overlay';
import type { Settled } from './settled';
import type { BookRecord, Extra, Project, TotalsRow } from './types';
import type { Volume, VolumeHeader } from './volume';

export const BOOKS_NAME = 'piecerate';

/** The stores of the books. What each holds is told in docs/architecture.md. */
export interface BooksSchema extends DBSchema {
  /** `clock`: the clock's own state; `records`: the records it has open. */
  open: { key: string; value: unknown };
  recent: {
    key: [startAt: number, deviceId: string, n: number];
    value: BookRecord;
    indexes: { identity: [deviceId: string, n: number] };
  };
  volumes: { key: number; value: Volume };
  volumeHeaders: { key: number; value: VolumeHeader };
  /** Changes of one volume's records (number), or of all that ended on one day in one project. */
  overlays: { key: number | [date: string, project: string]; value: Overlay | Settled };
  totals: { key: [span: string, date: string, project: string]; value: TotalsRow };
  projects: { key: string; value: Project };
  notes: { key: string; value: NoteRow };
  /** How notes stood before a change, the last of them. */
  noteVersions: { key: [id: string, rev: number]; value: NoteVersion };
  /** Checklists as they are laid out, and where each of their runs stands. */
  checklists: { key: string; value: ChecklistRow };
  /** How the worker stands with a project or a platform: trainings, scores, applications. */
  standings: { key: string; value: Standing };
  /** What the clock was told in the last days: see `lib/journal`. */
  journal: { key: [run: number, part: number]; value: JournalRow };
  /** Money beside tasks. */
  extras: { key: string; value: Extra };
  /** What the worker did and can take back, one row each, the latest last. */
  undo: { key: number; value: DoneRow };
  meta: { key: string; value: unknown };
}

export type BooksDb = IDBPDatabase<BooksSchema>;
export type StoreName = StoreNames<BooksSchema>;
export type WriteTx = IDBPTransaction<BooksSchema, StoreName[], 'readwrite'>;
export type ReadTx = IDBPTransaction<BooksSchema, StoreName[], 'readonly'>;
export type UpgradeTx = IDBPTransaction<BooksSchema, StoreName[], 'versionchange'>;
