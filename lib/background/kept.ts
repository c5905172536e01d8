import type { Books } from '../books/books';
import type { Kept } from '../books/done';
import type { UndoKind } from '../books/types';
import type { Desk } from './commands';

type Members = Record<string, unknown>;

const membersOf = (value: unknown): Members =>
  typeof value === 'object' && value !== null ? (value as Members) : {};

/** Changes what the books keep under a name; it can be taken back. */
export async function changeKept(
  desk: Desk,
  what: UndoKind,
  name: string,
  change: (before: unknown) => unknown,
): Promise<void> {
  await desk.keeper.inTurn(async () => {
    const { books } = desk.ledger;
    const before = await books.meta(name);
    await books.amend({ meta: { [name]: change(before) }, done: done(desk, what, [{ name, before }]) });
  });
}

/** Sets some members of what the books keep under a name (`undefined` takes one away); it can be taken back. */
export async function setMembers(
  desk: Desk,
  what: UndoKind,
  name: string,
  members: readonly (readonly [string, unknown])[],
): Promise<void> {
  await desk.keeper.inTurn(async () => {
    const { books } = desk.ledger;
    const before = membersOf(await books.meta(name));
    const kept = members.map(([member]): Kept => ({ name, member, before: before[member] }));
    await books.amend({ meta: { [name]: withMembers(before, members) }, done: done(desk, what, kept) });
  });
}

/** What the books keep, with all of it as it was before. */
export async function takenBackKept(books: Books, kept: readonly Kept[]): Promise<Members> {
  const meta: Members = {};
  for (const { name, member, before } of kept) {
    if (member === undefined) meta[name] = before;
    else meta[name] = withMembers(membersOf(meta[name] ?? (await books.meta(name))), [[member, before]]);
  }
  return meta;
}

/** Nothing where no member is left: as before the first one. */
function withMembers(all: Members, members: readonly (readonly [string, unknown])[]): Members | undefined {
  const next = new Map(Object.entries(all));
  for (const [member, value] of members) {
    if (value === undefined) next.delete(member);
    else next.set(member, value);
  }
  return next.size > 0 ? Object.fromEntries(next) : undefined;
}

const done = ({ now }: Desk, what: UndoKind, kept: Kept[]) => ({
  what,
  at: now({}).at,
  records: [],
  projects: [],
  kept,
});
