import type { NowCard, Snapshot, ToDecide } from '../books/types';
import { messageFor, t } from '../i18n';
import type { CommandName, Commands } from '../messages/commands';
import type { PopupActions } from './actions';
import { liveAt } from './live';
import { type Client, connectClient, type UiPort } from './port';
import { words } from './text';
import { deadlineOf, projectKeyOf } from './view';

/** What the popup's model needs of the browser. */
export interface PopupDeps {
  open(name: string): UiPort;
  stored(): Promise<Snapshot | undefined>;
  /** The id of the tab in front, nothing else of it. */
  activeTab(): Promise<number | undefined>;
  openPlatforms(): void;
  readDiscreet(): Promise<boolean>;
  keepDiscreet(discreet: boolean): void;
}

/** What the last command did, or why it did not. */
export interface Notice {
  text: string;
  ok: boolean;
  /** One click takes the last decision back. */
  undo: boolean;
}

export interface PopupState {
  snapshot: Snapshot | undefined;
  at: number;
  discreet: boolean;
  notice: Notice | undefined;
}

export interface PopupModel {
  act: PopupActions;
  /** Settles when the first figures were painted. */
  ready: Promise<void>;
}

type Change = Partial<PopupState>;

const SECOND_MS = 1_000;

interface Decision {
  items: readonly ToDecide[];
  count: boolean;
}

/**
 * What is on the screen, and the second that it is shown at: one timer, only while something ticks. Nothing is
 * painted before `start`. (No signals here: they alone would cost the popup a seventh of its budget.)
 */
function createScreen(paint: (state: PopupState) => void) {
  let state: PopupState = { snapshot: undefined, at: Date.now(), discreet: false, notice: undefined };
  let started = false;
  let timer: ReturnType<typeof setInterval> | undefined;

  const ticks = () => {
    const now = state.snapshot?.now;
    return now !== undefined && (now.ticking || deadlineOf(now, state.at) !== undefined);
  };
  const set = (change: Change) => {
    state = { ...state, ...change, at: Date.now() };
    if (!ticks()) {
      clearInterval(timer);
      timer = undefined;
    } else timer ??= setInterval(() => set({}), SECOND_MS);
    if (!started) return;
    const { snapshot, at } = state;
    paint({ ...state, snapshot: snapshot && liveAt(snapshot, at) });
  };
  const start = () => {
    started = true;
    set({});
  };
  return { set, start, hasSnapshot: () => state.snapshot !== undefined };
}

/** Commands with what is said about them afterwards. */
function createActions(deps: PopupDeps, send: Client['send'], set: (change: Change) => void): PopupActions {
  let last: Decision | undefined;

  const run = async <N extends CommandName>(
    said: string | undefined,
    name: N,
    ...payload: Parameters<Commands[N]>
  ) => {
    const done = await send(name, ...payload);
    const text = done.ok ? said : (messageFor(done.message ?? '') ?? t('notDone'));
    set({ notice: text === undefined ? undefined : { text, ok: done.ok, undo: false } });
    return done.ok;
  };
  const decide = async (items: readonly ToDecide[], count: boolean, undo: boolean) => {
    const stretches = items.map(({ n, segment }) => ({ n, segment }));
    const ms = items.reduce((sum, item) => sum + item.endAt - item.startAt, 0);
    const time = words(false).time(ms);
    const said = count ? t('kept', { time }) : t('dropped', { time });
    if (!(await run(said, 'decide', { stretches, count }))) return;
    last = { items, count };
    set({ notice: { text: said, ok: true, undo } });
  };
  const linkTab = async () => {
    const tabId = await deps.activeTab();
    if (tabId !== undefined) await run(t('tabLinked'), 'linkTab', { tabId });
  };
  return {
    pause: () => void run(undefined, 'pause'),
    resume: () => void run(undefined, 'resume'),
    stopByHand: () => void run(undefined, 'stopByHand'),
    startByHand: (start) => void run(undefined, 'startByHand', start),
    linkTab: () => void linkTab(),
    escapeHatch: () => void run(t('escapeDone'), 'escapeHatch'),
    setPay: (now: NowCard, pay) =>
      void run(undefined, 'setPay', { project: projectKeyOf(now), pay, since: now.startAt }),
    setReading: (project, paid) => void run(undefined, 'setReading', { project, paid }),
    decide: (items, count) => void decide(items, count, true),
    drop: (n, dropped) => void run(undefined, 'drop', { n, dropped }),
    undo: () => last && void decide(last.items, !last.count, false),
    setDiscreet: (discreet) => {
      set({ discreet });
      deps.keepDiscreet(discreet);
    },
    openPlatforms: deps.openPlatforms,
  };
}

/**
 * The popup's model. Connects before anything else: the open port tells the worker that the popup has the
 * attention. Then it paints from what is stored, and listens.
 */
export function createPopup(deps: PopupDeps, paint: (state: PopupState) => void): PopupModel {
  const screen = createScreen(paint);
  const { send } = connectClient(deps.open, (snapshot) => screen.set({ snapshot }));
  const paintStored = async () => {
    const [stored, discreet] = await Promise.all([deps.stored(), deps.readDiscreet()]);
    screen.set(stored && !screen.hasSnapshot() ? { snapshot: stored, discreet } : { discreet });
  };
  return {
    act: createActions(deps, send, screen.set),
    ready: paintStored()
      .catch(() => undefined)
      .then(screen.start),
  };
}
