import type { BooksDb } from './schema';
import type { Settled } from './settled';
import type { Tombstones } from './tombstones';
import type { Extra, Project } from './types';

/** What the books hold beside records: what a backup needs to bring everything back. */
export interface Rest {
  deviceId: string;
  dayStartMin: number;
  projects: Project[];
  settled: Settled[];
  /** Money beside tasks. */
  extras: Extra[];
  tombstones: Tombstones;
  /** What the worker has set, by name. */
  meta: Record<string, unknown>;
}

/** Names in `meta` that are no setting: the books' own numbers, and keys. */
const NO_SETTING: ReadonlySet<string> = new Set([
  'deviceId',
  'counters',
  'tombstones',
  'dayStartMin',
  'secret',
  'safeCopy',
  'passphraseKey',
  'autoCopy',
  'noteLock',
]);

export const isSetting = (name: string) => !NO_SETTING.has(name);

/** All but records and notes, as they stand. */
export async function restOf(db: BooksDb): Promise<Rest> {
  const tx = db.transaction(['meta', 'projects', 'overlays', 'extras']);
  const meta = tx.objectStore('meta');
  const [names, values, projects, settled, extras] = await Promise.all([
    meta.getAllKeys(),
    meta.getAll(),
    tx.objectStore('projects').getAll(),
    tx.objectStore('overlays').getAll(IDBKeyRange.lowerBound([])),
    tx.objectStore('extras').getAll(),
  ]);
  const all = new Map(names.map((name, i) => [String(name), values[i]]));
  const dayStartMin = all.get('dayStartMin');
  return {
    deviceId: String(all.get('deviceId')),
    dayStartMin: typeof dayStartMin === 'number' ? dayStartMin : 0,
    projects,
    settled: settled as Settled[],
    extras,
    tombstones: (all.get('tombstones') as Tombstones | undefined) ?? {},
    meta: Object.fromEntries([...all].filter(([name]) => isSetting(name))),
  };
}
