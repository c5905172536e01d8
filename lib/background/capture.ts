import type { Browser, WxtBrowser } from 'wxt/browser';
import { shownName } from '../books/shown';
import type { Snapshot } from '../books/types';
import { t } from '../i18n';
import { GENERAL_NOTE, platformNote, projectNote } from '../notes/places';
import { platformOf } from '../platforms/list';
import type { Desk } from './commands';
import { Refusal } from './refusal';

export const ADD_NOTE = 'add-note';

/** Text longer than this is a document: its address belongs into the note. */
const MOST_CHARS = 50_000;
/** The sign on the toolbar's icon stays this long: the worker wakes for no less. */
const SIGN_MS = 4_000;

/** Where no extension may look at what is selected. */
const CLOSED = Symbol('closed');

type CaptureApi = Pick<WxtBrowser, 'action' | 'scripting' | 'contextMenus' | 'i18n'>;
type Captured = NonNullable<Snapshot['captured']>;

export interface CaptureDeps {
  desk(): Promise<Pick<Desk, 'keeper' | 'projects' | 'notes' | 'now'>>;
  /** What became of it, for screens. */
  said(captured: Captured): void;
}

/** Whose page it is: a platform's own, or any other. */
interface Source {
  tabId: number;
  url: string;
  title: string;
}

/**
 * Puts selected text into the notes of the project it is about, by the context menu or a shortcut; `activeTab`
 * alone lets us read it. On a platform's own pages only where the worker allowed it for that project.
 */
export class Capture {
  constructor(
    private readonly api: CaptureApi,
    private readonly deps: CaptureDeps,
  ) {}

  /** The menu's entry lasts until the extension is updated. */
  install(): void {
    this.api.contextMenus.removeAll(() => {
      this.api.contextMenus.create({ id: ADD_NOTE, title: t('captureMenu'), contexts: ['selection'] });
    });
  }

  async menu(info: Browser.contextMenus.OnClickData, tab: Browser.tabs.Tab | undefined): Promise<void> {
    if (info.menuItemId !== ADD_NOTE || tab?.id === undefined) return;
    const source = sourceOf(tab.id, info.pageUrl ?? tab.url, tab.title);
    // The browser gives the words without their lines; the page itself has them, where we may look.
    await this.take(source, info.frameId, info.selectionText);
  }

  async shortcut(tab: Pick<Browser.tabs.Tab, 'id' | 'url' | 'title'> | undefined): Promise<void> {
    if (tab?.id === undefined) return;
    await this.take(sourceOf(tab.id, tab.url, tab.title), undefined, undefined);
  }

  private async take(source: Source, frameId: number | undefined, given: string | undefined): Promise<void> {
    const { keeper, projects, notes, now } = await this.deps.desk();
    const page = Object.values(keeper.state.pages).find((one) => one.connected && one.tabId === source.tabId);
    const platform = page?.subject.platform ?? platformOf(hostOf(source.url))?.id;
    const current = keeper.state.running ? keeper.state.open[keeper.state.trail.at(-1)?.n ?? -1] : undefined;
    const project = projects.get(
      page?.subject.project ?? (platform === undefined ? current?.project : undefined),
    );
    const { at } = now({});
    const name = shownName(project);
    const about = {
      at,
      ...(project ? { project: project.key } : {}),
      ...(name === undefined ? {} : { name }),
    };
    if (platform !== undefined && project?.captureAllowed !== true)
      return this.say(source.tabId, { ...about, state: 'blocked' });
    const read = platform === undefined || !given?.trim() ? await this.selected(source.tabId, frameId) : '';
    const text = (read === CLOSED ? undefined : read) || given;
    if (!text?.trim())
      return this.say(source.tabId, { ...about, state: read === CLOSED ? 'closed' : 'nothing' });
    const note = project
      ? projectNote(project)
      : platform === undefined
        ? GENERAL_NOTE
        : platformNote(platform);
    try {
      await notes.add(note, 'text', quoted(text, source.title, at), project?.key);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return this.say(source.tabId, { ...about, state: 'locked' });
    }
    await this.say(source.tabId, { ...about, state: 'added' });
  }

  /** What is selected in the frame, or in the first one that has something; `CLOSED` where no extension may look. */
  private async selected(tabId: number, frameId: number | undefined): Promise<string | typeof CLOSED> {
    const target = frameId === undefined ? { tabId, allFrames: true } : { tabId, frameIds: [frameId] };
    // Refused on the browser's own pages and on its store; the words of a PDF lie in a viewer that is closed.
    const results = await this.api.scripting.executeScript({ target, func: readSelected }).catch(() => []);
    const texts = results.map(({ result }) => result ?? CLOSED).filter((text) => text !== CLOSED);
    return texts.find((text) => text.trim()) ?? texts[0] ?? CLOSED;
  }

  /** A sign on the toolbar's icon of that tab, and the words for popup and panel. */
  private async say(tabId: number, captured: Captured): Promise<void> {
    this.deps.said(captured);
    const text = captured.state === 'added' ? '+' : '!';
    const gone = () => undefined;
    await this.api.action.setBadgeText({ tabId, text }).catch(gone);
    await new Promise((resolve) => setTimeout(resolve, SIGN_MS));
    // `null` gives the icon back to what holds for all tabs.
    await this.api.action.setBadgeText({ tabId, text: null as unknown as string }).catch(gone);
  }
}

/** Runs in the page. */
function readSelected(): string | undefined {
  if (document.contentType === 'application/pdf') return undefined;
  return String(globalThis.getSelection?.() ?? '');
}

function sourceOf(tabId: number, url = '', title = ''): Source {
  return { tabId, url, title: titleOf(url, title) };
}

/** A page without a title is called by its address in tabs, and that may name a task: it is not taken. */
export function titleOf(url: string, title: string): string {
  const address = title.replace(/^https?:\/\//, '');
  const isAddress = !/\s/.test(title.trim()) && hostOf(url) !== '' && address.startsWith(hostOf(url));
  return isAddress ? '' : title;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

/** Selected text as a quote, with where it comes from and when. */
export function quoted(text: string, title: string, at: number): string {
  const cut = text.length > MOST_CHARS ? `${text.slice(0, MOST_CHARS)}…` : text;
  const lines = cut.replace(/\r\n?/g, '\n').trim().split('\n');
  const date = new Date(at);
  const two = (n: number) => String(n).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const from = title.trim().replace(/\s+/g, ' ').slice(0, 200);
  return [
    ...lines.map((line) => `> ${line.trimEnd()}`),
    '>',
    `> — ${from === '' ? day : `${from}, ${day}`}`,
  ].join('\n');
}
