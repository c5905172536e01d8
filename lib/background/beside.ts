import type { Books } from '../books/books';
import { t } from '../i18n';
import type { CommandName, Commands } from '../messages/commands';
import { type Checklist, type ChecklistRow, type Run, runId, staleRuns, ticked } from '../notes/checklists';
import { type Entry, type EntryList, noStanding, type Standing, withEntry } from '../notes/standing';
import type { Desk } from './commands';
import { Refusal } from './refusal';
import { putRules } from './undo';

type Payload<N extends CommandName> = Parameters<Commands[N]>[0];

/** Commands on checklists, standing, and what a project's notes are: each tells the screens. */
async function write(desk: Desk, work: (books: Books) => Promise<void>): Promise<void> {
  await desk.keeper.inTurn(() => work(desk.ledger.books));
  desk.notesChanged();
}

function listIn(rows: readonly ChecklistRow[], id: string): Checklist {
  const found = rows.find((row) => row.kind === 'list' && row.id === id);
  if (found?.kind !== 'list') throw new Refusal(t('checklistGone'));
  return found;
}

export function putChecklist(desk: Desk, list: Payload<'putChecklist'>): Promise<void> {
  const changedAt = desk.now({}).at;
  return write(desk, (books) => books.changeChecklists([{ ...list, kind: 'list', changedAt }]));
}

export function removeChecklist(desk: Desk, { id }: Payload<'removeChecklist'>): Promise<void> {
  return write(desk, async (books) => {
    const rows = await books.checklists();
    const runs = rows.filter((row) => row.kind === 'run' && row.list === id);
    await books.changeChecklists([], [id, ...runs.map((run) => run.id)]);
  });
}

export function tick(desk: Desk, { list, scope, item, done }: Payload<'tick'>): Promise<void> {
  const { at } = desk.now({});
  return write(desk, async (books) => {
    const rows = await books.checklists();
    const run = runOf(rows, list, scope);
    const next = ticked(listIn(rows, list), scope, run, item, done ? at : undefined);
    await books.changeChecklists([next], staleRuns(rows, at));
  });
}

export function untick(desk: Desk, { list, scope }: Payload<'untick'>): Promise<void> {
  return write(desk, (books) => books.changeChecklists([], [runId(list, scope)]));
}

function runOf(rows: readonly ChecklistRow[], list: string, scope: string): Run | undefined {
  return rows.find((row): row is Run => row.kind === 'run' && row.id === runId(list, scope));
}

async function changeStanding(desk: Desk, id: string, change: (before: Standing) => Standing): Promise<void> {
  await write(desk, async (books) => {
    const before = (await books.standings()).find((one) => one.id === id) ?? noStanding(id);
    await books.putStanding(change(before));
  });
}

export function putEntry<L extends EntryList>(list: L) {
  return (desk: Desk, { id, entry }: { id: string; entry: Standing[L][number] & Entry }) =>
    changeStanding(desk, id, (before) => withEntry(before, list, entry.id, entry));
}

export function removeEntry(desk: Desk, { id, list, entry }: Payload<'removeEntry'>): Promise<void> {
  return changeStanding(desk, id, (before) => withEntry(before, list, entry, undefined));
}

export function setStanding(desk: Desk, { id, ...set }: Payload<'setStanding'>): Promise<void> {
  const isThere = ([, value]: [string, unknown]) => value !== null;
  return changeStanding(
    desk,
    id,
    (before) =>
      Object.fromEntries(Object.entries({ ...before, ...set }).filter(isThere)) as unknown as Standing,
  );
}

/** Changes a project, or all versions of it, for the books and for the clock. */
async function changeProjects(
  desk: Desk,
  key: string,
  whole: 'family' | 'one',
  change: object,
): Promise<void> {
  const known = desk.projects.get(key);
  if (!known) throw new RangeError(`No project ${key}`);
  const all = whole === 'family' ? desk.projects.family(known) : [known];
  for (const project of all) await putRules(desk, { ...project, ...change });
  await desk.edited();
  desk.notesChanged();
}

export function shareNotes(desk: Desk, { project, notes }: Payload<'shareNotes'>): Promise<void> {
  return changeProjects(desk, project, 'one', { notes });
}

/** Allowed for one project is allowed for that project alone: each has its own NDA. */
export function allowCapture(desk: Desk, { project, on }: Payload<'allowCapture'>): Promise<void> {
  return changeProjects(desk, project, 'one', { captureAllowed: on });
}

export function setMinTime(desk: Desk, { project, ms }: Payload<'setMinTime'>): Promise<void> {
  return changeProjects(desk, project, 'family', { minTaskMs: ms });
}
