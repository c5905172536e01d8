import type { Books } from '../books/books';
import { projectKeyOf } from '../books/settled';
import type { BookRecord, Project } from '../books/types';
import { t } from '../i18n';
import type { Commands } from '../messages/commands';
import type { Desk } from './commands';
import { paidSince } from './projects';
import { Refusal } from './refusal';
import { putRules, remember } from './undo';

type Payload<N extends keyof Commands> = Parameters<Commands[N]>[0];

/** More tasks than this are not priced anew in one step: what takes it back must be kept. */
const MOST_PRICED = 20_000;

/**
 * A project's pay. Records so far that had none get it: the answer holds from the first task on. Where `since`
 * says from when on it holds, tasks begun since get it too, and others keep the pay they were done under.
 */
export async function setPay(desk: Desk, p: Payload<'setPay'>): Promise<void> {
  const { keeper, ledger, projects, now, edited } = desk;
  const { at } = now({});
  const { pay } = p;
  if (p.since !== undefined && p.since > at) throw new Refusal(t('payFuture'));
  const known = projects.get(p.project) ?? projectFromKey(p.project, at);
  const priced = await keeper.inTurn(() =>
    ledger.reading([], (books) => toPrice(books, p.project, at, p.since)),
  );
  if (priced.length > MOST_PRICED) throw new Refusal(t('payTooMany'));
  await remember(desk, 'pay', { records: priced, projects: [known], pay: { project: p.project, pay } });
  await putRules(desk, paidSince(known, pay, 'worker', p.since ?? at));
  const edits = priced.map(({ n, deviceId }) => ({ n, deviceId, change: { pay } }));
  if (edits.length > 0) await keeper.inTurn(() => ledger.books.editAll(edits));
  await edited();
}

/** Records without pay older than this are history: the worker prices them in the dashboard. */
const OPEN_QUESTION_MS = 31 * 86_400_000;

/** `platform:` stands for a page that names no project. */
function projectFromKey(key: string, at: number): Project {
  const platform = key.slice(0, key.indexOf(':'));
  return { key, platform, family: key, seenAt: at };
}

async function toPrice(
  books: Books,
  project: string,
  at: number,
  since = Number.POSITIVE_INFINITY,
): Promise<BookRecord[]> {
  const fromAt = Math.min(since, at - OPEN_QUESTION_MS);
  const entries = await books.recordsBetween(fromAt, at);
  return entries.filter((entry) => {
    if (entry.kind === 'overhead' || projectKeyOf(entry) !== project) return false;
    const isOpenQuestion =
      !entry.pay && entry.deviceId === books.deviceId && entry.endAt > at - OPEN_QUESTION_MS;
    return isOpenQuestion || entry.startAt >= since;
  });
}

export async function setReading(desk: Desk, { project, paid }: Payload<'setReading'>): Promise<void> {
  const { keeper, projects, now } = desk;
  await keeper.take(() => {
    const event = now({ type: 'rules' as const });
    const known = projects.get(project);
    if (known) projects.set({ ...known, readingPaid: paid });
    return { ...event, project, rules: projects.rulesOf(projects.get(project)) };
  });
}

/** What belongs to the family: all versions of the project follow. */
const OF_FAMILY = [
  'awayLimitMs',
  'idleLimitMs',
  'leaveAtMs',
  'outsideWork',
  'asks',
  'readingPaid',
  'workType',
] as const;

/** Changes what the worker sets of a project; `null` takes a setting away. */
export async function setProject(desk: Desk, { project, set }: Payload<'setProject'>): Promise<void> {
  const known = desk.projects.get(project);
  if (!known) throw new Refusal(t('editNoProject'));
  const { family: into, alias, ...limits } = set;
  const family = desk.projects.family(known);
  await remember(desk, 'project', { projects: family });
  const ofFamily = OF_FAMILY.filter((name) => name in limits);
  for (const one of family) {
    let next: Project = { ...one };
    for (const name of ofFamily) next = withSetting(next, name, limits[name]);
    if (one.key === project && 'alias' in set) next = withSetting(next, 'alias', alias);
    if (one.key === project && into !== undefined) next = inFamily(desk, next, into);
    await putRules(desk, next);
  }
  await desk.edited();
}

function withSetting<N extends keyof Project>(
  project: Project,
  name: N,
  value: Project[N] | null | undefined,
): Project {
  const { [name]: _, ...rest } = project;
  return (value === null || value === undefined ? rest : { ...rest, [name]: value }) as Project;
}

/** Into the family of another project of the platform (its key), or back to what its own name says (`null`). */
function inFamily(desk: Desk, project: Project, into: string | null): Project {
  if (into === null) return desk.projects.named(withSetting(project, 'familyBy', null));
  const other = desk.projects.get(into);
  if (!other || other.platform !== project.platform) throw new Refusal(t('editOtherPlatform'));
  return { ...project, family: other.family, familyBy: 'worker' };
}
