import { placeOf } from '../notes/places';
import type { DoneRow } from './done';
import type { BooksDb, WriteTx } from './schema';
import { REPORTED_KEY, reportedOf } from './to-report';
import { del, put } from './transactions';

/** One day of one project. */
export interface DayOf {
  project: string;
  date: string;
}

/** Would taking this back bring something of these days and projects with it? */
export function isDoneOn(
  { extras = [], settled = [], kept = [] }: DoneRow,
  isMeant: (one: DayOf) => boolean,
) {
  const reported = kept.flatMap(({ name, member }) =>
    name === REPORTED_KEY && member !== undefined ? reportedOf(member) : [],
  );
  const before = extras.flatMap((extra) => extra.before ?? []);
  return [...before, ...settled, ...reported].some(isMeant);
}

/** Is anything of one of these projects (`platform:` for what is of no project) in what this would bring back? */
export function isDoneOf(done: DoneRow, gone: ReadonlySet<string>): boolean {
  const platforms = [...gone].filter((key) => key.endsWith(':'));
  const isOf = (project: string) => gone.has(project) || platforms.some((own) => project.startsWith(own));
  const { projects, pay, kept = [] } = done;
  const isKeptOf = ({ member = '', before }: (typeof kept)[number]) =>
    platforms.includes(`${member}:`) || [...projectsIn(before)].some(isOf);
  const named = [...projects.map(({ key }) => key), pay?.project ?? ''];
  return named.some(isOf) || isDoneOn(done, ({ project }) => isOf(project)) || kept.some(isKeptOf);
}

/** Projects that a value that is kept is about: missions name theirs. */
function* projectsIn(value: unknown): Generator<string> {
  for (const one of Array.isArray(value) ? (value as { project?: unknown }[]) : [])
    if (typeof one?.project === 'string') yield one.project;
}

/** Days and projects whose settlements are meant. */
export async function settledOn(
  db: BooksDb,
  isMeant: (one: DayOf) => boolean,
): Promise<[date: string, project: string][]> {
  const all = (await db.getAllKeys('overlays', IDBKeyRange.lowerBound([]))) as [string, string][];
  return all.filter(([date, project]) => isMeant({ date, project }));
}

/** Notes with their versions, checklists and standing of whole platforms: their keys, and lists that go on elsewhere. */
export async function placesOf(db: BooksDb, platforms: ReadonlySet<string>) {
  const isTheirs = (id: string) => {
    const place = placeOf(id);
    return place !== undefined && place.kind !== 'general' && platforms.has(place.platform);
  };
  const [notes, versions, standings, rows] = await Promise.all([
    db.getAllKeys('notes'),
    db.getAllKeys('noteVersions'),
    db.getAllKeys('standings'),
    db.getAll('checklists'),
  ]);
  const lists = rows.flatMap((row) => (row.kind === 'list' && row.places.some(isTheirs) ? [row] : []));
  const [dropped, left] = [new Set<string>(), [] as typeof lists];
  for (const list of lists) {
    const places = list.places.filter((id) => !isTheirs(id));
    if (places.length === 0) dropped.add(list.id);
    else left.push({ ...list, places });
  }
  const runs = rows.filter((row) => row.kind === 'run' && (dropped.has(row.list) || isTheirs(row.scope)));
  return {
    notes: notes.filter(isTheirs),
    versions: versions.filter(([id]) => isTheirs(id)),
    standings: standings.filter(isTheirs),
    checklists: [...dropped, ...runs.map(({ id }) => id)],
    left,
  };
}

export const PLACE_STORES = ['notes', 'noteVersions', 'standings', 'checklists'] as const;

export function delPlaces(tx: WriteTx, gone: Awaited<ReturnType<typeof placesOf>>): void {
  for (const id of gone.notes) del(tx, 'notes', id);
  for (const key of gone.versions) del(tx, 'noteVersions', key);
  for (const id of gone.standings) del(tx, 'standings', id);
  for (const id of gone.checklists) del(tx, 'checklists', id);
  for (const list of gone.left) put(tx, 'checklists', list);
}
