import type { Books } from '../books/books';
import { withDecision } from '../books/earn';
import type { ClockEvent, Subject } from '../clock/state';
import type { CommandName, Commands } from '../messages/commands';
import type { Asked } from '../messages/parse';
import type { PayTerms } from '../rates/types';
import type { Keeper } from './keeper';
import type { Ledger } from './ledger';
import type { Projects } from './projects';

/** What a command works on. */
export interface Desk {
  keeper: Keeper;
  ledger: Ledger;
  projects: Projects;
  /** An event of now, with where the worker is. */
  now<E>(event: E): E & Pick<ClockEvent, 'at' | 'zone'>;
  /** The books changed beside the clock: figures are read anew. */
  edited(): Promise<void>;
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
  drop: async ({ keeper, ledger, edited }, { n, dropped }) => {
    await keeper.inTurn(() => ledger.books.edit(n, { dropped }));
    await edited();
  },
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
  await keeper.take(() => {
    const event = now({ type: 'rules' as const });
    const known = projects.get(p.project) ?? projectFromKey(p.project, event.at);
    const project = { ...known, pay: p.pay, payBy: 'worker' as const, paySince: p.since ?? event.at };
    projects.set(project);
    return { ...event, project: p.project, rules: projects.rulesOf(project) };
  });
  await keeper.inTurn(() => priceOpenQuestions(ledger.books, p.project, p.pay));
  await edited();
}

/** Records without pay older than this are history: the worker prices them in the dashboard. */
const OPEN_QUESTION_MS = 31 * 86_400_000;

/** `platform:` stands for a page that names no project. */
function projectFromKey(key: string, at: number) {
  const platform = key.slice(0, key.indexOf(':'));
  return { key, platform, family: key, seenAt: at };
}

async function priceOpenQuestions(books: Books, project: string, pay: PayTerms): Promise<void> {
  for (const entry of await books.recordsBetween(Date.now() - OPEN_QUESTION_MS, Date.now())) {
    const mine = (entry.project ?? `${entry.platform}:`) === project;
    if (mine && !entry.pay && entry.kind !== 'overhead') await books.edit(entry.n, { pay });
  }
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

/** Stretches of open records are the clock's, those of ended ones the books'. */
async function decide(desk: Desk, p: Parameters<Commands['decide']>[0]): Promise<void> {
  const { keeper, ledger, now, edited } = desk;
  const open = p.stretches.filter(({ n }) => keeper.state.open[n]);
  if (open.length > 0) await keeper.take(() => now({ type: 'decide', stretches: open, count: p.count }));
  const ended = Map.groupBy(
    p.stretches.filter((stretch) => !open.includes(stretch)),
    ({ n }) => n,
  );
  await keeper.inTurn(async () => {
    const { books } = ledger;
    for (const [n, stretches] of ended) {
      const entry = await books.record(n);
      if (!entry) throw new Error(`There is no record ${n} in the books.`);
      const places = stretches.map(({ segment }) => segment);
      await books.edit(n, withDecision(entry, places, p.count));
    }
  });
  await edited();
}
