import type { NowCard, Snapshot } from '../books/types';
import { t } from '../i18n';
import type { CommandName, Commands } from '../messages/commands';
import type { PopupActions } from './actions';
import { liveAt } from './live';
import { type Client, connectClient, type UiPort } from './port';
import { words } from './text';
import { deadlineOf, projectKeyOf, type Tab } from './view';

/** What the popup's model needs of the browser. */
export interface PopupDeps {
  open(name: string): UiPort;
  stored(): Promise<Snapshot | undefined>;
  activeTab(): Promise<Tab | undefined>;
  openPlatforms(): void;
  openDashboard(view?: string): void;
  openPanel(): void;
  /** Opens the rule editor, or a report, for the page in front. */
  openEditor(what: 'teach' | 'report'): void;
  readDiscreet(): Promise<boolean>;
  keepDiscreet(discreet: boolean): void;
}

/** What the last command did, or why it did not. */
export interface Notice {
  text: string;
  ok: boolean;
  /** One click takes it back. */
  undo: boolean;
}

export interface PopupState {
  snapshot: Snapshot | undefined;
  at: number;
  discreet: boolean;
  notice: Notice | undefined;
  tab?: Tab;
}

export interface PopupModel {
  act: PopupActions;
  /** Settles when the first figures were painted. */
  ready: Promise<void>;
  send: Client['send'];
}

type Change = Partial<PopupState>;

const SECOND_MS = 1_000;

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

/** Commands that the worker can take back; those of them that say something offer it beside that. */
const CAN_UNDO: ReadonlySet<CommandName> = new Set<CommandName>([
  'decide',
  'always',
  'never',
  'fixTime',
  'until',
  'setOutcome',
  'setUnits',
  'moveTo',
]);

/** Commands with what is said about them afterwards. */
function createActions(deps: PopupDeps, send: Client['send'], set: (change: Change) => void): PopupActions {
  const run = async <N extends CommandName>(
    said: string | undefined,
    name: N,
    ...payload: Parameters<Commands[N]>
  ) => {
    const done = await send(name, ...payload);
    const text = done.ok ? said : (done.text ?? t('notDone'));
    const undo = done.ok && CAN_UNDO.has(name);
    set({ notice: text === undefined ? undefined : { text, ok: done.ok, undo } });
  };
  const decide: PopupActions['decide'] = (items, count, part) => {
    const stretches = items.map(({ n, segment, startAt }) => ({ n, segment, startAt, ...part }));
    const ms = items.reduce((sum, item) => {
      const from = Math.max(item.startAt, part?.fromAt ?? item.startAt);
      return sum + Math.max(0, Math.min(item.endAt, part?.toAt ?? item.endAt) - from);
    }, 0);
    const time = words(false).time(ms);
    void run(count ? t('kept', { time }) : t('dropped', { time }), 'decide', { stretches, count });
  };
  return {
    pause: () => void run(undefined, 'pause'),
    resume: () => void run(undefined, 'resume'),
    stopByHand: () => void run(undefined, 'stopByHand'),
    startByHand: (start) => void run(undefined, 'startByHand', start),
    linkTab: async (on) => {
      const tabId = (await deps.activeTab())?.id;
      if (tabId === undefined) return;
      await run(on ? t('tabLinked') : undefined, on ? 'linkTab' : 'unlinkTab', { tabId });
    },
    escapeHatch: () => void run(t('escapeDone'), 'escapeHatch'),
    setPay: (now: NowCard, pay) =>
      void run(undefined, 'setPay', { project: projectKeyOf(now), pay, since: now.startAt }),
    setReading: (project, paid) => void run(undefined, 'setReading', { project, paid }),
    decide,
    always: ({ n, segment, startAt }) => void run(t('alwaysDone'), 'always', { n, segment, startAt }),
    never: ({ n, segment, startAt }) => void run(t('neverDone'), 'never', { n, segment, startAt }),
    fixTime: (n, fix) => void run(t('saved'), 'fixTime', { n, ...fix }),
    until: (n, untilAt) => void run(t('saved'), 'until', { n, untilAt }),
    setOutcome: (n, outcome) => void run(t('saved'), 'setOutcome', { n, outcome }),
    setUnits: (n, units) => void run(t('saved'), 'setUnits', { n, units }),
    setOutsideWork: (project, on) => void run(undefined, 'setOutsideWork', { project, on }),
    moveTo: (n, to) => void run(t('saved'), 'moveTo', { n, ...to }),
    drop: (n, dropped) => void run(undefined, 'drop', { n, dropped }),
    reported: (rows) =>
      void run(t('reportedDone'), 'setReported', {
        rows: rows.map(({ date, project, ms }) => ({ date, project, ms })),
        reported: true,
      }),
    copy: (text) =>
      void navigator.clipboard.writeText(text).then(
        () => set({ notice: { text: t('copied'), ok: true, undo: false } }),
        () => set({ notice: { text: t('notCopied'), ok: false, undo: false } }),
      ),
    allowCapture: (project) => void run(t('captureAllowed'), 'allowCapture', { project, on: true }),
    undo: () => void run(t('undone'), 'undo'),
    setDiscreet: (discreet) => {
      set({ discreet });
      deps.keepDiscreet(discreet);
    },
    teachPage: () => deps.openEditor('teach'),
    reportPage: () => deps.openEditor('report'),
    lostRead: (platform) => void run(undefined, 'lostRead', { platform }),
    openPlatforms: deps.openPlatforms,
    openDashboard: deps.openDashboard,
    openPanel: deps.openPanel,
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
    // No figure waits for the tab under the popup: only what can be done with it does.
    void deps.activeTab().then(
      (tab) => tab && screen.set({ tab }),
      () => undefined,
    );
    const [stored, discreet] = await Promise.all([deps.stored(), deps.readDiscreet()]);
    screen.set(stored && !screen.hasSnapshot() ? { snapshot: stored, discreet } : { discreet });
  };
  return {
    act: createActions(deps, send, screen.set),
    send,
    ready: paintStored()
      .catch(() => undefined)
      .then(screen.start),
  };
}
