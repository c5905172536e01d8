import type { BooksReader, Imported } from '../books/books';
import { AUTO_COPY_KEY, type AutoCopy, autoCopyFrom, PASSPHRASE_KEY, SAFE_COPY_KEY } from '../books/safe';
import { unseal } from '../exchange/crypt';
import { bringIn, type Checked, checkFile, type Progress } from '../exchange/import';
import type { Answer, DashActions } from './dash';

/** What the data view shows. */
export interface SafeData {
  safeCopyAt: number | undefined;
  hasPassphrase: boolean;
  /** Copies that are saved by themselves. */
  auto: AutoCopy | undefined;
  /** Platforms that the books have something of. */
  platforms: string[];
  /** Records in the books. */
  tasks: number;
}

export async function readData(books: BooksReader): Promise<SafeData> {
  const [safeCopyAt, key, auto, rows] = await Promise.all([
    books.meta(SAFE_COPY_KEY),
    books.meta(PASSPHRASE_KEY),
    books.meta(AUTO_COPY_KEY),
    books.totals('l', 'all', 'all'),
  ]);
  return {
    safeCopyAt: typeof safeCopyAt === 'number' ? safeCopyAt : undefined,
    hasPassphrase: key !== undefined,
    auto: autoCopyFrom(auto),
    platforms: [...new Set(rows.map(({ platform }) => platform))].sort(),
    tasks: rows.reduce((sum, { outcomes }) => sum + Object.values(outcomes).reduce((a, b) => a + b, 0), 0),
  };
}

/** A file was whole, but the background could not take it: that is no fault of the file. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
}

function taken<N extends 'importHead' | 'importRecords'>(answer: Answer<N>) {
  if (!answer.ok) throw new NotTaken(answer.text);
  return answer.value;
}

/** The background may have been stopped by the browser in between: it is asked once more. */
async function twice<A extends { ok: boolean }>(ask: () => Promise<A>): Promise<A> {
  const first = await ask();
  return first.ok ? first : ask();
}

/** Reads a file to its end: nothing of it is brought in before it is known to be whole. */
export const looked = (file: Blob, onProgress: Progress): Promise<Checked> => checkFile(file, onProgress);

/** Notes that a backup holds, opened; `undefined` where the passphrase is another. */
export async function openedNotes(
  checked: Checked,
  passphrase: string,
): Promise<Record<string, unknown[]> | undefined> {
  const { notes } = checked.head;
  const text = notes && (await unseal(passphrase, notes));
  return text === undefined ? undefined : (JSON.parse(text) as Record<string, unknown[]>);
}

/** Brings a checked file in, by the background. Throws `NotTaken` where it does not take it. */
export async function brought(
  { ask }: Pick<DashActions, 'ask'>,
  file: Blob,
  { records: all }: Checked,
  notes: Record<string, unknown[]> | undefined,
  onProgress: Progress,
): Promise<Imported> {
  let handed = 0;
  return bringIn(
    file,
    {
      head: async ({ kind: _, madeAt: __, dates: ___, aliased: ____, notes: _____, ...rest }) => {
        taken(await twice(() => ask('importHead', { ...rest, ...(notes ? { notes } : {}) })));
        if (all === 0) taken(await ask('importRecords', { records: [], last: true }));
      },
      records: async (records) => {
        handed += records.length;
        return taken(await twice(() => ask('importRecords', { records, last: handed >= all })));
      },
    },
    onProgress,
  );
}
