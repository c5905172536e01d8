import type { Books, RecordEdit } from '../books/books';
import { canFollow, LIMIT_UP_TO_MS } from '../books/decide';
import type { BookRecord, Project, UndoKind } from '../books/types';
import { placeOf, withParts } from '../clock/parts';
import { type Chosen, MINUTE_MS, type Segment } from '../clock/types';
import type { Commands } from '../messages/commands';
import type { Desk } from './commands';
import { follow, laidRecord, putRules, remember } from './undo';

type Payload<N extends keyof Commands> = Parameters<Commands[N]>[0];

/** Platform of projects that the worker names for a clock by hand. */
export const BY_HAND = 'byhand';

/** The books' record; throws a `RangeError` where there is none. */
export async function entryOf(books: Books, n: number): Promise<BookRecord> {
  const entry = await books.record(n);
  if (!entry) throw new RangeError(`No record ${n} in the books`);
  return entry;
}

/** Changes ended records, so that it can be taken back, and lets the clock's own copies follow. */
export async function editEnded(desk: Desk, what: UndoKind, edits: readonly RecordEdit[]): Promise<void> {
  await remember(desk, what, { records: edits });
  await putEdits(desk, edits);
  await desk.edited();
}

async function putEdits(desk: Desk, edits: readonly RecordEdit[]): Promise<void> {
  if (edits.length === 0) return;
  await desk.keeper.inTurn(() => desk.ledger.books.editAll(edits));
  for (const edit of edits) await follow(desk, edit);
}

/** Stretches of open records are the clock's, those of ended ones the books'. */
export async function decide(desk: Desk, { stretches, count }: Payload<'decide'>): Promise<void> {
  await remember(desk, 'decide', { records: stretches.map(({ n }) => ({ n })) });
  await countParts(desk, stretches, count);
  await desk.edited();
}

async function countParts(desk: Desk, stretches: readonly Chosen[], count: boolean): Promise<void> {
  const { keeper, ledger, now } = desk;
  const open = stretches.filter(({ n }) => keeper.state.open[n]);
  if (open.length > 0) await keeper.take(() => now({ type: 'decide' as const, stretches: open, count }));
  const edits: RecordEdit[] = [];
  const ended = stretches.filter((one) => !open.includes(one));
  for (const [n, chosen] of Map.groupBy(ended, (one) => one.n)) {
    const { segments } = await entryOf(ledger.books, n);
    edits.push({ n, change: { segments: withParts(segments, chosen, count) } });
  }
  await putEdits(desk, edits);
}

/** Counts a stretch, and sets all of its family so that stretches like it count by themselves. */
export async function always(desk: Desk, chosen: Payload<'always'>): Promise<void> {
  const { segment, family } = await placed(desk, chosen);
  if (!canFollow(segment))
    throw new RangeError(`No setting lets stretch ${chosen.segment} of record ${chosen.n} follow`);
  await settleFor(desk, 'always', chosen, family, settingFor(segment));
}

/** Leaves a stretch out, and sets all of its family so that nobody is asked about such stretches any more. */
export async function never(desk: Desk, chosen: Payload<'never'>): Promise<void> {
  const { family } = await placed(desk, chosen);
  await settleFor(desk, 'never', chosen, family, { asks: false });
}

/** A stretch, and the family of the project that it belongs to. */
async function placed(desk: Desk, chosen: Chosen): Promise<{ segment: Segment; family: Project[] }> {
  const { projects, ledger } = desk;
  const record = laidRecord(desk, chosen.n) ?? (await entryOf(ledger.books, chosen.n));
  const project = projects.get(record.project);
  const segment = record.segments[placeOf(record.segments, chosen)];
  if (!project || !segment)
    throw new RangeError(`No project has stretch ${chosen.segment} of record ${chosen.n}`);
  return { segment, family: projects.family(project) };
}

async function settleFor(
  desk: Desk,
  what: 'always' | 'never',
  chosen: Chosen,
  family: readonly Project[],
  setting: Partial<Project>,
): Promise<void> {
  await remember(desk, what, { records: [{ n: chosen.n }], projects: family });
  await countParts(desk, [chosen], what === 'always');
  for (const one of family) await putRules(desk, { ...one, ...setting });
  await desk.edited();
}

/**
 * The setting by which stretches like this one count. Away beyond half an hour, or left out although it was
 * within its limit (it ended elsewhere), is outside work.
 */
export function settingFor({ kind, startAt, endAt, limitMs = 0 }: Segment): Partial<Project> {
  const ms = endAt - startAt;
  const upToMs = Math.ceil(ms / MINUTE_MS) * MINUTE_MS;
  if (kind === 'idle') return { idleLimitMs: upToMs };
  return ms > LIMIT_UP_TO_MS || ms <= limitMs ? { outsideWork: true } : { awayLimitMs: upToMs };
}

/** Outside work is a matter of the family: all versions of the project follow. */
export async function setOutsideWork(desk: Desk, { project, on }: Payload<'setOutsideWork'>): Promise<void> {
  const known = desk.projects.get(project);
  if (!known) throw new RangeError(`No project ${project}`);
  const family = desk.projects.family(known);
  await remember(desk, 'outside', { projects: family });
  for (const one of family) await putRules(desk, { ...one, outsideWork: on });
  await desk.edited();
}

/** How an ended record ended; its earning follows. */
export function setOutcome(desk: Desk, { n, outcome }: Payload<'setOutcome'>): Promise<void> {
  return editEnded(desk, 'outcome', [{ n, change: { outcome, confirmed: true } }]);
}

/** How many tasks a session was; what they pay follows. */
export function setUnits(desk: Desk, { n, units }: Payload<'setUnits'>): Promise<void> {
  return editEnded(desk, 'outcome', [unitsEdit(n, units)]);
}

/** The same, counted instead of said: nothing that the worker did, and nothing to take back. */
export async function answerUnits(desk: Desk, n: number, units: number): Promise<void> {
  await putEdits(desk, [unitsEdit(n, units)]);
  await desk.edited();
}

const unitsEdit = (n: number, units: number): RecordEdit => ({
  n,
  change: { outcome: units > 0 ? 'submitted' : 'returned', confirmed: true, units },
});

/** Puts a record under another project, with that project's pay. */
export async function moveTo(desk: Desk, { n, project, name }: Payload<'moveTo'>): Promise<void> {
  const { keeper, ledger, projects, now } = desk;
  const open = keeper.state.open[n];
  const { platform, kind } = open ?? (await entryOf(ledger.books, n));
  const seen = name === undefined ? undefined : { name };
  const to = projects.get(project) ?? projects.see(platform, seen, undefined, now({}).at);
  if (!to || (to.platform !== platform && kind !== 'manual'))
    throw new RangeError(`Record ${n} cannot be put under ${project ?? name}`);
  // What was chosen last is offered first.
  projects.set({ ...to, seenAt: now({}).at });
  const where = { project: to.key, platform: to.platform };
  if (!open)
    return editEnded(desk, 'move', [{ n, change: { ...where, ...(to.pay ? { pay: to.pay } : {}) } }]);
  await remember(desk, 'move', { records: [{ n }] });
  await keeper.take(() => now({ type: 'move' as const, n, ...where, rules: projects.rulesOf(to) }));
  await desk.edited();
}
