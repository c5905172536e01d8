import type { Books } from '../books/books';
import type { ClockEvent, Subject } from '../clock/state';
import { t } from '../i18n';
import type { CommandName, Commands } from '../messages/commands';
import type { Asked } from '../messages/parse';
import { always, decide, editEnded, moveTo, setOutcome, setOutsideWork, setUnits } from './decide';
import { fixTime, until } from './fix-time';
import type { Keeper } from './keeper';
import type { Ledger } from './ledger';
import type { Projects } from './projects';
import { Refusal } from './refusal';
import type { Sites } from './sites';
import { forget, teach } from './teach';
import { putRules, remember, undoLast } from './undo';

/** What a command works on. */
export interface Desk {
  keeper: Keeper;
  ledger: Ledger;
  projects: Projects;
  /** An event of now, with where the worker is. */
  now<E>(event: E): E & Pick<ClockEvent, 'at' | 'zone'>;
  /** The books changed beside the clock: figures are read anew. */
  edited(): Promise<void>;
  /** What the worker taught; after a change the sensors are brought in line. */
  sites: Sites;
  sitesChanged(): Promise<void>;
}

type Handlers = { [N in CommandName]: (desk: Desk, payload: Parameters<Commands[N]>[0]) => Promise<void> };

const HANDLERS: Handlers = {
  pause: ({ keeper, now }) => keeper.take(() => now({ type: 'pause' })),
  resume: ({ keeper, now }) => keeper.take(() => now({ type: 'resume' })),
  startByHand,
  stopByHand: ({ keeper, now }) => keeper.take(() => now({ type: 'stopByHand' })),
  linkTab: ({ keeper, now }, { tabId }) => keeper.take(() => now({ type: 'link', tabId, on: true })),
  unlinkTab: ({ keeper, now }, { tabId }) => keeper.take(() => now({ type: 'link', tabId, on: false })),
  escapeHatch: ({ keeper, now }) => keeper.take(() => now({ type: 'escapeHatch' })),
  setPay,
  setReading,
  decide,
  always,
  fixTime,
  until,
  setOutsideWork,
  setOutcome,
  setUnits,
  moveTo,
  drop: (desk, { n, dropped }) => editEnded(desk, 'drop', [{ n, change: { dropped } }]),
  undo: async (desk) => {
    if (!(await undoLast(desk))) throw new Refusal(t('undoNothing'));
    await desk.edited();
  },
  teach,
  forget,
  setTarget: async ({ keeper, ledger, edited }, target) => {
    await keeper.inTurn(() => ledger.books.putMeta('target', target));
    await edited();
  },
};

/** Runs a command that a screen asked for; what it throws is shown there. */
export async function runCommand(desk: Desk, { name, payload }: Asked): Promise<void> {
  const handler = HANDLERS[name] as (desk: Desk, payload: Asked['payload']) => Promise<void>;
  await handler(desk, payload);
}

/** Platform of projects that the worker names for a clock by hand. */
export const BY_HAND = 'byhand';

async function startByHand(desk: Desk, p: Parameters<Commands['startByHand']>[0]): Promise<void> {
  const { keeper, projects, now } = desk;
  await keeper.take(() => {
    const event = now({ type: 'startByHand' as const });
    const known = projects.get(p.project);
    const seen = p.name === undefined ? undefined : { name: p.name };
    const project = known ?? projects.see(p.platform ?? BY_HAND, seen, undefined, event.at);
    const subject: Subject = {
      kind: 'task',
      platform: project?.platform ?? p.platform ?? BY_HAND,
      rules: projects.rulesOf(project),
      ...(project ? { project: project.key } : {}),
    };
    return { ...event, subject };
  });
}

/** A project's pay, and that of its records so far that had none: the answer holds from the first task on. */
async function setPay(desk: Desk, p: Parameters<Commands['setPay']>[0]): Promise<void> {
  const { keeper, ledger, projects, now, edited } = desk;
  const { at } = now({});
  const known = projects.get(p.project) ?? projectFromKey(p.project, at);
  const priced = await keeper.inTurn(() => ledger.reading([], (books) => unpriced(books, p.project, at)));
  await remember(desk, 'pay', {
    records: priced,
    projects: [known],
    pay: { project: p.project, pay: p.pay },
  });
  await putRules(desk, { ...known, pay: p.pay, payBy: 'worker', paySince: p.since ?? at });
  if (priced.length > 0) {
    const edits = priced.map((n) => ({ n, change: { pay: p.pay } }));
    await keeper.inTurn(() => ledger.books.editAll(edits));
  }
  await edited();
}

/** Records without pay older than this are history: the worker prices them in the dashboard. */
const OPEN_QUESTION_MS = 31 * 86_400_000;

/** `platform:` stands for a page that names no project. */
function projectFromKey(key: string, at: number) {
  const platform = key.slice(0, key.indexOf(':'));
  return { key, platform, family: key, seenAt: at };
}

async function unpriced(books: Books, project: string, at: number): Promise<number[]> {
  const entries = await books.recordsBetween(at - OPEN_QUESTION_MS, at);
  return entries
    .filter((entry) => entry.deviceId === books.deviceId && !entry.pay && entry.kind !== 'overhead')
    .filter((entry) => (entry.project ?? `${entry.platform}:`) === project)
    .map(({ n }) => n);
}

async function setReading(desk: Desk, { project, paid }: { project: string; paid: boolean }): Promise<void> {
  const { keeper, projects, now } = desk;
  await keeper.take(() => {
    const event = now({ type: 'rules' as const });
    const known = projects.get(project);
    if (known) projects.set({ ...known, readingPaid: paid });
    return { ...event, project, rules: projects.rulesOf(projects.get(project)) };
  });
}
