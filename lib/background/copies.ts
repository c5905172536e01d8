import type { WxtBrowser } from 'wxt/browser';
import {
  AUTO_COPY_KEY,
  type AutoCopy,
  autoCopyFrom,
  type CopyFault,
  isCopyDue,
  SAFE_COPY_KEY,
} from '../books/safe';
import { fileName } from '../exchange/name';
import type { Commands } from '../messages/commands';
import type { Desk } from './commands';
import { CopyMaker, type MakerApi } from './copy-maker';

/** `downloads` is there once the worker has allowed it. */
export type CopiesApi = Pick<WxtBrowser, 'alarms' | 'permissions'> &
  MakerApi &
  Partial<Pick<WxtBrowser, 'downloads'>>;

export const COPY_ALARM = 'copy';
/** How often it is looked at whether a copy is due. */
const LOOK_MIN = 60;
/** Within the downloads folder. */
const FOLDER = 'Piecerate';

/** Saves a copy of the books into the downloads folder, in the rhythm that the worker chose. */
export class Copies {
  private tail: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly api: CopiesApi,
    private readonly desk: () => Promise<Desk>,
    readonly maker = new CopyMaker(api),
  ) {}

  /**
   * Settles the copy that is under way, and begins the next one where it is due. Called by an alarm, when a download
   * went on, and when leave was given or taken: all that is known lies in the books, so any life of the background
   * may do it.
   */
  look(): Promise<void> {
    const turn = this.tail
      .then(() => this.lookOnce())
      .catch((error: unknown) => console.warn('Piecerate:', error));
    this.tail = turn;
    return turn;
  }

  private async lookOnce(): Promise<void> {
    const desk = await this.desk();
    if (desk.ledger.troubled) return;
    const auto = await autoCopyOf(desk);
    await this.setAlarm(auto !== undefined);
    if (!auto) return;
    const settled = await this.settled(auto);
    if (settled !== auto) await keep(desk, settled);
    const begun = await this.begun(desk, settled);
    if (begun === settled) return;
    await keep(desk, begun);
    // A small file is there before its number was kept: then no event is left to come.
    const ended = await this.settled(begun);
    if (ended !== begun) await keep(desk, ended);
  }

  private async setAlarm(on: boolean): Promise<void> {
    const { alarms } = this.api;
    if (!on) await alarms.clear(COPY_ALARM);
    else if (!(await alarms.get(COPY_ALARM))) await alarms.create(COPY_ALARM, { periodInMinutes: LOOK_MIN });
  }

  /** How it stands with what was begun; the same object where nothing changed. */
  private async settled(auto: AutoCopy): Promise<AutoCopy> {
    const { downloadId, ...rest } = auto;
    if (!(await this.api.permissions.contains({ permissions: ['downloads'] })))
      return auto.fault === 'permission' ? auto : { ...rest, fault: 'permission' };
    if (downloadId === undefined) return auto;
    const [item] = (await this.api.downloads?.search({ id: downloadId })) ?? [];
    if (item?.state === 'in_progress') return auto;
    await this.maker.letGo();
    if (item?.state !== 'complete') return { ...rest, fault: faultOf(item?.error) };
    const { every, triedAt } = rest;
    return { every, ...(triedAt === undefined ? {} : { triedAt, doneAt: triedAt }) };
  }

  private async begun(desk: Desk, auto: AutoCopy): Promise<AutoCopy> {
    const { ledger } = desk;
    const { at, zone } = desk.now({});
    const isNow = auto.downloadId === undefined && isCopyDue(auto, at, zone, ledger.calendar);
    const isAllowed = await this.api.permissions.contains({ permissions: ['downloads'] });
    if (!isNow || !isAllowed) return auto;
    // Empty books are no copy worth having: they may have just been lost.
    if ((await ledger.books.totals('l', 'all', 'all')).length === 0) return auto;
    const { fault: _, ...rest } = { ...auto, triedAt: at };
    try {
      return { ...rest, downloadId: await this.save(await this.maker.make(ledger.books), at) };
    } catch (error) {
      console.warn('Piecerate:', error);
      await this.maker.letGo();
      return { ...rest, fault: error instanceof NotBegun ? 'folder' : 'stopped' };
    }
  }

  private async save(url: string, at: number): Promise<number> {
    const filename = `${FOLDER}/${fileName('backup', at, 'json')}`;
    try {
      const id = await this.api.downloads?.download({
        url,
        filename,
        saveAs: false,
        conflictAction: 'uniquify',
      });
      if (id !== undefined) return id;
    } catch (error) {
      throw new NotBegun(String(error));
    }
    throw new NotBegun('The browser began no download.');
  }
}

/** The browser refused the download at once. */
class NotBegun extends Error {
  override readonly name = 'NotBegun';
}

const autoCopyOf = async ({ ledger }: Desk) => autoCopyFrom(await ledger.books.meta(AUTO_COPY_KEY));

/** Keeps how it stands, unless the worker has switched it off meanwhile, and tells the screens. */
async function keep({ keeper, ledger, edited }: Desk, auto: AutoCopy): Promise<void> {
  await keeper.inTurn(async () => {
    const { books } = ledger;
    const before = autoCopyFrom(await books.meta(AUTO_COPY_KEY));
    if (!before) return;
    await books.putMeta(AUTO_COPY_KEY, { ...auto, every: before.every });
    if (auto.doneAt !== undefined && auto.doneAt !== before.doneAt)
      await books.putMeta(SAFE_COPY_KEY, auto.doneAt);
  });
  await edited();
}

/** The browser's names for why a download ended: https://developer.chrome.com/docs/extensions/reference/api/downloads */
function faultOf(error: string | undefined): CopyFault {
  if (error === 'FILE_NO_SPACE') return 'full';
  return error?.startsWith('FILE_') ? 'folder' : 'stopped';
}

/** How often copies are saved by themselves from now on; without a rhythm, no more. The first one begins at once. */
export async function setAutoCopy(
  { keeper, ledger, edited, copySoon }: Desk,
  { every }: Parameters<Commands['setAutoCopy']>[0],
): Promise<void> {
  await keeper.inTurn(async () => {
    const before = autoCopyFrom(await ledger.books.meta(AUTO_COPY_KEY));
    const { fault: _, ...rest } = before ?? { every };
    await ledger.books.putMeta(AUTO_COPY_KEY, every && { ...rest, every });
  });
  await edited();
  copySoon();
}
