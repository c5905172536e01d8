import type { BooksReader } from '../books/books';
import { Calendar } from '../books/calendar';
import type { Snapshot } from '../books/types';
import { t } from '../i18n';
import type { CommandName } from '../messages/commands';
import { connectClient, type UiPort } from '../screen/port';
import { SETTINGS_KEY, settingsFrom, weekStartOf } from '../settings/settings';
import type { Answer, Dash, DashState, Request } from './dash';
import { type Range, rangeAt, rangeFrom, rangeText } from './range';
import { createReading } from './reading';
import { hashOf, type Route, routeOf } from './route';

/** What the dashboard's model needs of the browser. */
export interface DashDeps {
  open(name: string): UiPort;
  openBooks(): Promise<BooksReader>;
  stored(): Promise<Snapshot | undefined>;
  readDiscreet(): Promise<boolean>;
  /** The hash of the address, and how to set it. */
  hash(): string;
  setHash(hash: string): void;
  onHash(changed: () => void): void;
  locale: string;
  /** Where no view is named. */
  home: string;
}

const todayOf = (at: number): string => {
  const timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return new Calendar().dateAt(at, { timeZone, utcOffsetMin: -new Date(at).getTimezoneOffset() });
};

/** The range that a route names, else this week. */
function rangeOf({ params }: Route, today: string, weekStart: number): Range {
  return rangeFrom(params.range, today, weekStart) ?? rangeAt('week', today, weekStart);
}

/**
 * The dashboard's model: where the worker is, what the background says, and the way to the books. `paint` is
 * called with every change, first when the settings are known.
 */
export function createDash(deps: DashDeps, paint: (dash: Dash) => void): void {
  const reading = createReading(deps.openBooks);
  const route = routeOf(deps.hash(), deps.home);
  const today = todayOf(Date.now());
  const weekStart = weekStartOf(deps.locale);
  let state: DashState = {
    route,
    range: rangeOf(route, today, weekStart),
    today,
    settings: {},
    weekStart,
    snapshot: undefined,
    revision: 0,
    toast: undefined,
    discreet: false,
  };
  let started = false;
  let dayStartMin: number | undefined;

  const set = (change: Partial<DashState>) => {
    const next = { ...state, ...change };
    state = { ...next, range: rangeOf(next.route, next.today, next.weekStart) };
    if (started) paint({ ...state, ...actions, href });
  };
  const client = connectClient(deps.open, (snapshot) => {
    void changed(snapshot);
  });

  /** The background wrote: settings may be others, and all that was read is old. */
  async function changed(snapshot: Snapshot) {
    set({ snapshot, today: snapshot.day, revision: state.revision + 1 });
    await readSettings();
  }

  async function readSettings() {
    const [kept, dayStart] = await reading
      .read((books) => Promise.all([books.meta(SETTINGS_KEY), books.meta('dayStartMin')]))
      .catch(() => []);
    const minutes = typeof dayStart === 'number' ? dayStart : 0;
    if (dayStartMin !== undefined && minutes !== dayStartMin) {
      // An open reader has the calendar that was there when it was opened.
      reading.renew();
      set({ revision: state.revision + 1 });
    }
    dayStartMin = minutes;
    const settings = settingsFrom(kept);
    if (JSON.stringify(settings) === JSON.stringify(state.settings)) return;
    set({ settings, weekStart: settings.weekStart ?? weekStartOf(deps.locale) });
  }

  const ask: Dash['ask'] = async (name, payload) => {
    const send = client.send as (name: CommandName, payload: unknown) => ReturnType<typeof client.send>;
    return (await send(name, payload)) as Answer<typeof name>;
  };
  const run = async <N extends CommandName>({ name, payload, said, undo = false }: Request<N>) => {
    const done = await ask(name, payload);
    const text = done.ok ? said : (done.text ?? t('notDone'));
    set({ toast: text === undefined ? undefined : { text, ok: done.ok, undo: done.ok && undo } });
    return done.ok;
  };
  const href: Dash['href'] = (view, params) => {
    const { range } = state.route.params;
    return hashOf(view, { range, ...params });
  };
  const actions = {
    read: reading.read,
    run,
    ask,
    undo: () => run({ name: 'undo', payload: undefined, said: t('undone') }),
    say: (toast: DashState['toast']) => set({ toast }),
    setRange: (range: Range) =>
      deps.setHash(hashOf(state.route.view, { ...state.route.params, range: rangeText(range) })),
    go: (view: string, params?: Readonly<Record<string, string | undefined>>) =>
      deps.setHash(href(view, params)),
  };

  deps.onHash(() => set({ route: routeOf(deps.hash(), deps.home) }));
  const begin = async () => {
    const [snapshot, discreet] = await Promise.all([deps.stored(), deps.readDiscreet(), readSettings()]);
    const known = snapshot && !state.snapshot ? { snapshot, today: snapshot.day } : {};
    set({ ...known, discreet });
  };
  void begin()
    .catch(() => undefined)
    .then(() => {
      started = true;
      set({});
    });
}
