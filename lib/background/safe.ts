import type { Imported, Verdict } from '../books/books';
import { PASSPHRASE_KEY, SAFE_COPY_KEY } from '../books/safe';
import { withBytes } from '../exchange/bytes';
import { bytesOf, keyOf } from '../exchange/crypt';
import { t } from '../i18n';
import type { Commands } from '../messages/commands';
import type { Desk } from './commands';
import { Refusal } from './refusal';

type Payload<N extends keyof Commands> = Parameters<Commands[N]>[0];

/**
 * What a backup holds beside records. Empty books take its key for task keys too, so that tasks it knows are
 * known again.
 */
export async function importHead(desk: Desk, head: Payload<'importHead'>): Promise<void> {
  const { keeper, ledger, projects, keys, sites, sitesChanged } = desk;
  const { secret, notes = {}, projects: more, ...rest } = head;
  await keeper.inTurn(async () => {
    const { books } = ledger;
    const isFresh = (await books.totals('l', 'all', 'all')).length === 0;
    await books.importRest(rest);
    if (!(await books.importNotes(withBytes(notes) as Record<string, unknown[]>)))
      throw new Refusal(t('importNotesDiffer'));
    if (secret !== undefined && isFresh) {
      const bytes = bytesOf(secret);
      await books.putMeta('secret', bytes);
      await keys.use(bytes);
    }
    for (const project of more) projects.set({ ...project, ...projects.get(project.key) });
    await keeper.keepProjects();
  });
  if (await sites.matchBooks(ledger.books)) await sitesChanged();
}

/** A part of a file's records; what is in already is left as it is. */
export async function importRecords(
  { keeper, ledger, edited }: Desk,
  { records, last }: Payload<'importRecords'>,
): Promise<Imported> {
  const imported = await keeper.inTurn(() => ledger.books.importRecords(records));
  if (last && ledger.isLost) await ledger.goOn();
  if (last) await edited();
  return imported;
}

/** Looks every volume through, and holds the totals against the facts. */
export function checkBooks({ keeper, ledger }: Desk): Promise<Verdict> {
  return keeper.inTurn(() => ledger.books.verify());
}

/** Takes out volumes that cannot be read, and puts totals right. */
export async function dropDamaged({ keeper, ledger, edited }: Desk): Promise<number> {
  const lost = await keeper.inTurn(() => ledger.books.dropDamaged());
  await edited();
  return lost;
}

/** Books that cannot be opened make room for empty ones; what was timed meanwhile goes into those. */
export async function newBooks({ ledger, renew }: Desk): Promise<void> {
  if (ledger.troubled?.kind !== 'broken') throw new RangeError('These books can be used.');
  await renew(false);
}

/** The browser lost the books: the worker goes on without what was in them. */
export async function goOn({ ledger, edited }: Desk): Promise<void> {
  await ledger.goOn();
  await edited();
}

/** Remembers when a backup was saved. */
export async function safeCopy({ keeper, ledger, now, edited }: Desk): Promise<void> {
  await keeper.inTurn(() => ledger.books.putMeta(SAFE_COPY_KEY, now({}).at));
  await edited();
}

/** Keeps a key made of the passphrase, so that backups need not ask for it; the passphrase itself is kept nowhere. */
export async function setPassphrase(
  { keeper, ledger, edited }: Desk,
  { passphrase }: Payload<'setPassphrase'>,
): Promise<void> {
  const key = passphrase === undefined ? undefined : await keyOf(passphrase);
  await keeper.inTurn(() => ledger.books.putMeta(PASSPHRASE_KEY, key));
  await edited();
}
