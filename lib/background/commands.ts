import type { ClockEvent, Subject } from '../clock/state';
import { t } from '../i18n';
import type { CommandName, Commands } from '../messages/commands';
import type { Asked } from '../messages/parse';
import {
  allowCapture,
  putChecklist,
  putEntry,
  removeChecklist,
  removeEntry,
  setMinTime,
  setStanding,
  shareNotes,
  tick,
  untick,
} from './beside';
import { editTasks } from './bulk';
import { addByHand } from './by-hand';
import { setAutoCopy } from './copies';
import {
  always,
  BY_HAND,
  decide,
  editEnded,
  moveTo,
  never,
  setOutcome,
  setOutsideWork,
  setUnits,
} from './decide';
import { deleteAll, deleteRecords } from './delete';
import { fixTime, until } from './fix-time';
import type { Frames } from './frames';
import type { Keeper } from './keeper';
import type { TaskKeys } from './keys';
import type { Ledger } from './ledger';
import type { Lost } from './lost';
import { dropMission, putMission } from './missions';
import { dropExtra, putExtra, rejectSome, settle } from './money';
import type { Notes } from './notes';
import { paidDays, takePaid } from './paid';
import { setPay, setProject, setReading } from './pay';
import type { Projects } from './projects';
import { reassign } from './reassign';
import { Refusal } from './refusal';
import { setReported, setReportRule } from './report';
import {
  checkBooks,
  dropDamaged,
  goOn,
  importHead,
  importRecords,
  newBooks,
  safeCopy,
  setPassphrase,
} from './safe';
import { setDayStart, setSettings, setTarget } from './settings';
import { deleteTasks, merge, split } from './shape';
import type { Sites } from './sites';
import { forget, teach } from './teach';
import { undoLast } from './undo';

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
  notes: Notes;
  /** Checklists, standing or a project's notes changed: open screens read them anew. */
  notesChanged(): void;
  keys: TaskKeys;
  /** Begins anew with books that are empty; `emptied`: with nothing of before left anywhere. */
  renew(emptied: boolean): Promise<void>;
  /** Looks whether a copy of the books is due. */
  copySoon(): void;
  /** What readers no longer find. */
  lost: Lost;
  /** Submits that are counted in frames. */
  frames: Pick<Frames, 'forget'>;
}

type Handlers = {
  [N in CommandName]: (desk: Desk, payload: Parameters<Commands[N]>[0]) => Promise<ReturnType<Commands[N]>>;
};

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
  never,
  fixTime,
  until,
  setOutsideWork,
  setOutcome,
  setUnits,
  moveTo,
  drop: (desk, { n, dropped }) => editEnded(desk, 'drop', [{ n, change: { dropped } }]),
  editTasks,
  split,
  merge,
  reassign,
  addByHand,
  deleteTasks,
  settle,
  rejectSome,
  putExtra,
  dropExtra,
  setProject,
  importHead,
  importRecords,
  checkBooks,
  dropDamaged,
  newBooks,
  goOn,
  safeCopy,
  setAutoCopy,
  setPassphrase,
  takePaid,
  paidDays,
  deleteRecords,
  deleteAll,
  setReported,
  setReportRule,
  undo: async (desk) => {
    if (!(await undoLast(desk))) throw new Refusal(t('undoNothing'));
    await desk.edited();
  },
  teach,
  forget,
  putMission,
  dropMission,
  setSettings,
  setDayStart,
  lostRead,
  setTarget,
  saveNote: ({ notes }, { id, was, now, project }) => notes.save(id, was, now, project),
  restoreNote: ({ notes }, { id, rev }) => notes.restore(id, rev),
  lockNotes: ({ notes }, { passphrase }) => notes.lock(passphrase),
  openNotes: ({ notes }, { passphrase }) => notes.open(passphrase),
  closeNotes: ({ notes }) => notes.close(),
  unlockNotes: ({ notes }, { passphrase }) => notes.unlock(passphrase),
  shareNotes,
  allowCapture,
  putChecklist,
  removeChecklist,
  tick,
  untick,
  putTraining: putEntry('trainings'),
  putScore: putEntry('scores'),
  putStage: putEntry('stages'),
  removeEntry,
  setStanding,
  setMinTime,
};

/** Runs a command that a screen asked for; what it answers or throws is shown there. */
export async function runCommand(desk: Desk, { name, payload }: Asked): Promise<unknown> {
  const handler = HANDLERS[name] as (desk: Desk, payload: Asked['payload']) => Promise<unknown>;
  return handler(desk, payload);
}

/** The worker has read what a platform's reader no longer finds. */
async function lostRead(desk: Desk, { platform }: Parameters<Commands['lostRead']>[0]): Promise<void> {
  const { keeper, ledger, lost, edited } = desk;
  lost.said(platform);
  await keeper.inTurn(() => ledger.books.putMeta('lost', lost.state));
  await edited();
}

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
