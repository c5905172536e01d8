import type { Snapshot } from '../books/types';
import type { Hit } from '../notes/search';
import { Finder } from './finder';
import { liveAt } from './live';
import { NotesClient, type NotesDeps } from './notes-client';
import { Pane, type PaneActions, type PaneState } from './pane';
import { type About, aboutOf } from './places';
import { connectClient, type UiPort } from './port';

/** What the side panel's model needs of the browser. */
export interface PanelDeps extends Omit<NotesDeps, 'send'> {
  open(name: string): UiPort;
  stored(): Promise<Snapshot | undefined>;
  /** The tab in front of the panel's own window. */
  activeTab(): Promise<number | undefined>;
  windowId(): Promise<number | undefined>;
  hasFocus(): boolean;
  /** What the panel was fixed to, in this session of the browser. */
  readFixed(): Promise<About | undefined>;
  keepFixed(about: About | undefined): void;
}

export interface PanelState extends PaneState {
  snapshot: Snapshot | undefined;
  at: number;
  fixed: boolean;
}

export interface PanelActions extends PaneActions {
  /** Stays with the project that is shown, or follows the tab again. */
  fix(on: boolean): void;
  /** Searches all notes; see `Finder`. */
  find(query: string, show: (hits: Hit[]) => void): void;
  /** Shows a note that was found, and stays with it. */
  goTo(place: string): void;
}

export interface Panel {
  act: PanelActions;
  client: NotesClient;
  /** The tab in front changed. */
  tabChanged(): void;
  /** The panel's document gained or lost focus, by this event. */
  focusChanged(event: Event): void;
  /** The worker is awake again, or there is work for it. */
  wake(): void;
}

const SECOND_MS = 1_000;
/** Chromium ends a worker after 30 s without an event. */
const SAY_AGAIN_MS = 20_000;

/** When an event happened, in epoch milliseconds: on a busy machine that is before it is heard. */
function instantOf({ timeStamp }: Event): number {
  return Math.round(Date.now() - Math.max(0, performance.now() - timeStamp));
}

/** The side panel's model: says whether it has focus, follows the tab, shows notes and checklists. */
export function createPanel(deps: PanelDeps, paint: (state: PanelState) => void): Panel {
  let snapshot: Snapshot | undefined;
  let tabId: number | undefined;
  let fixed: About | undefined;
  let windowId: number | undefined;
  let post: ((message: unknown) => void) | undefined;
  let saidAt = 0;
  /** Since when it has the focus, or has it not. */
  let since = Date.now();
  let isLost = false;
  let again: (() => void) | undefined;

  const draw = () => {
    const at = Date.now();
    paint({ ...pane.state, snapshot: snapshot && liveAt(snapshot, at), at, fixed: fixed !== undefined });
  };
  const sayFocus = () => {
    saidAt = Date.now();
    const word = { type: 'focus', on: deps.hasFocus(), since };
    post?.(windowId === undefined ? word : { ...word, windowId });
  };
  const { send } = connectClient(
    deps.open,
    (fresh) => {
      snapshot = fresh;
      follow();
    },
    // A worker that ended for want of work is called again by what needs it, not by a panel that lies open.
    (run, ms) => {
      if (deps.hasFocus()) setTimeout(run, ms);
      else again = run;
    },
    {
      notes: (id) => {
        void pane.changed(id);
        finder.forget(id);
      },
      connected: (say) => {
        post = say;
        sayFocus();
        if (isLost) void pane.changed();
        isLost = true;
      },
    },
  );
  const client = new NotesClient({ ...deps, send });
  const pane = new Pane(client, draw);
  const finder = new Finder(client);
  const follow = () => {
    const now = snapshot?.now;
    const task = now && now.kind !== 'overhead' ? now.n : undefined;
    void pane.follow(fixed ?? aboutOf(snapshot, tabId), task).then(draw);
  };
  const tabChanged = async () => {
    tabId = await deps.activeTab();
    follow();
  };
  const setFixed = (about: About | undefined) => {
    fixed = about;
    deps.keepFixed(about);
    follow();
  };
  const start = async () => {
    const stored = deps.stored();
    [windowId, fixed, tabId] = await Promise.all([deps.windowId(), deps.readFixed(), deps.activeTab()]);
    snapshot ??= await stored;
    sayFocus();
    follow();
  };
  void start();
  setInterval(() => {
    if (snapshot?.now === undefined) return;
    if (snapshot.now.ticking && document.visibilityState === 'visible') draw();
    // While it holds the clock for the page, its word keeps the worker awake, as a page's reports do.
    if (deps.hasFocus() && Date.now() - saidAt > SAY_AGAIN_MS) sayFocus();
  }, SECOND_MS);
  const wake = () => {
    const run = again;
    again = undefined;
    run?.();
  };
  return {
    act: {
      ...pane.act,
      fix: (on) => setFixed(on ? pane.state.about : undefined),
      find: (query, show) => finder.find(query, show),
      goTo: (place) => {
        const about = finder.aboutOf(place);
        setFixed(about);
        void pane.follow(about, undefined).then(() => pane.act.showPlace(place));
      },
    },
    client,
    tabChanged: () => {
      wake();
      void tabChanged();
    },
    focusChanged: (event) => {
      since = instantOf(event);
      wake();
      sayFocus();
    },
    wake,
  };
}
