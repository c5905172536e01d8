import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { NowCard, Snapshot, ToDecide } from '../books/types';
import { t } from '../i18n';
import type { CommandName, Commands } from '../messages/commands';
import type { PopupActions } from './actions';
import { liveAt } from './live';
import { connectClient, type UiPort } from './port';
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
  state: ReadonlySignal<PopupState>;
  act: PopupActions;
  /** Settles when the first figures are there to be painted. */
  ready: Promise<void>;
}

const SECOND_MS = 1_000;

interface Decision {
  items: readonly ToDecide[];
  count: boolean;
}

/** The snapshot that stands, and the second that it is shown at: one timer, only while something ticks. */
function createTicking() {
  const snapshot = signal<Snapshot | undefined>(undefined);
  const at = signal(Date.now());
  const receive = (fresh: Snapshot) => {
    at.value = Date.now();
    snapshot.value = fresh;
  };
  const ticks = computed(() => {
    const now = snapshot.value?.now;
    return now !== undefined && (now.ticking || deadlineOf(now, at.value) !== undefined);
  });
  effect(() => {
    if (!ticks.value) return;
    const timer = setInterval(() => {
      at.value = Date.now();
    }, SECOND_MS);
    return () => clearInterval(timer);
  });
  return { snapshot, at, receive };
}

/** Commands with what is said about them afterwards. */
function createActions(deps: PopupDeps, send: ReturnType<typeof connectClient>['send']) {
  const notice = signal<Notice | undefined>(undefined);
  const discreet = signal(false);
  let last: Decision | undefined;

  const run = async <N extends CommandName>(
    said: string | undefined,
    name: N,
    ...payload: Parameters<Commands[N]>
  ) => {
    const done = await send(name, ...payload);
    const text = done.ok ? said : (done.message ?? t('notDone'));
    notice.value = text === undefined ? undefined : { text, ok: done.ok, undo: false };
    return done.ok;
  };
  const decide = async (items: readonly ToDecide[], count: boolean, undo: boolean) => {
    const stretches = items.map(({ n, segment }) => ({ n, segment }));
    const ms = items.reduce((sum, item) => sum + item.endAt - item.startAt, 0);
    const time = words(false).time(ms);
    const said = count ? t('kept', { time }) : t('dropped', { time });
    if (!(await run(said, 'decide', { stretches, count }))) return;
    last = { items, count };
    notice.value = { text: said, ok: true, undo };
  };
  const linkTab = async () => {
    const tabId = await deps.activeTab();
    if (tabId !== undefined) await run(t('tabLinked'), 'linkTab', { tabId });
  };
  const act: PopupActions = {
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
    setDiscreet: (on) => {
      discreet.value = on;
      deps.keepDiscreet(on);
    },
    openPlatforms: deps.openPlatforms,
  };
  return { act, notice, discreet };
}

/**
 * The popup's model. Connects before anything else: the open port tells the worker that the popup has the
 * attention. Then it paints from what is stored, and listens.
 */
export function createPopup(deps: PopupDeps): PopupModel {
  const { snapshot, at, receive } = createTicking();
  const { send } = connectClient(deps.open, receive);
  const { act, notice, discreet } = createActions(deps, send);
  const paintStored = async () => {
    const [stored, hides] = await Promise.all([deps.stored(), deps.readDiscreet()]);
    discreet.value = hides;
    if (stored && !snapshot.value) receive(stored);
  };
  const state = computed(() => ({
    snapshot: snapshot.value && liveAt(snapshot.value, at.value),
    at: at.value,
    discreet: discreet.value,
    notice: notice.value,
  }));
  return { state, act, ready: paintStored().catch(() => undefined) };
}
