import * as v from 'valibot';
import { WORK_TYPES } from '../books/work-types';
import { missionSchema } from '../settings/missions';
import { settingsSchema } from '../settings/settings';
import type { CommandName, Commands } from './commands';
import { MOST_TASKS } from './most';
import { NOTE_PAYLOADS } from './notes';
import { PAID_PAYLOADS } from './paid';
import { bookRecord, bookRest } from './record';
import { outcome, payTerms } from './report';

const id = v.pipe(v.number(), v.safeInteger());
const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300));
const instant = v.pipe(v.number(), v.finite());
const nothing = v.optional(v.unknown());
const chosen = v.object({
  n: id,
  segment: id,
  startAt: v.optional(instant),
  fromAt: v.optional(instant),
  toAt: v.optional(instant),
});
/** A batch that is added by hand. */
const MOST_ADDED = 1_000;
const date = v.pipe(v.string(), v.isoDate());
const micros = v.pipe(v.number(), v.safeInteger());
const currency = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/));
const state = v.picklist(['expected', 'approved', 'paid', 'rejected']);
const taskRef = { n: id, deviceId: v.optional(text) };
const tasks = v.pipe(v.array(v.object(taskRef)), v.minLength(1), v.maxLength(MOST_TASKS));
const projectRef = { project: v.optional(text), platform: v.optional(text), name: v.optional(text) };
const limitMs = v.optional(v.nullable(v.pipe(instant, v.minValue(15_000), v.maxValue(86_400_000))));
const onOff = v.optional(v.nullable(v.boolean()));
const taskChange = v.union([
  v.strictObject({ outcome }),
  v.strictObject({ dropped: v.boolean() }),
  v.strictObject({ kind: v.picklist(['task', 'training', 'overhead', 'manual']) }),
  v.strictObject({ state }),
  v.strictObject({ amountMicros: v.pipe(micros, v.minValue(0)), currency }),
  v.strictObject(projectRef),
]);
const MOST_OFF_MS = 7 * 86_400_000;
/** More tasks than anybody does in one session: a slip of the hand. */
const MOST_UNITS = 100_000;

/** What each command must bring along. */
const PAYLOADS = {
  pause: nothing,
  resume: nothing,
  startByHand: v.object({
    project: v.optional(text),
    platform: v.optional(text),
    name: v.optional(text),
  }),
  stopByHand: nothing,
  linkTab: v.object({ tabId: id }),
  unlinkTab: v.object({ tabId: id }),
  escapeHatch: nothing,
  setPay: v.object({ project: text, pay: payTerms, since: v.optional(instant) }),
  setReading: v.object({ project: text, paid: v.boolean() }),
  decide: v.object({
    stretches: v.pipe(v.array(chosen), v.maxLength(10_000)),
    count: v.boolean(),
  }),
  always: chosen,
  never: chosen,
  fixTime: v.object({
    n: id,
    startAt: v.optional(instant),
    endAt: v.optional(instant),
    offMs: v.optional(v.pipe(instant, v.minValue(0), v.maxValue(MOST_OFF_MS))),
  }),
  until: v.object({ n: id, untilAt: instant }),
  setOutsideWork: v.object({ project: text, on: v.boolean() }),
  setOutcome: v.object({ n: id, outcome: outcome }),
  setUnits: v.object({
    n: id,
    units: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(MOST_UNITS)),
  }),
  moveTo: v.object({ n: id, project: v.optional(text), name: v.optional(text) }),
  drop: v.object({ n: id, dropped: v.boolean() }),
  editTasks: v.object({ tasks, set: taskChange }),
  split: v.object({ ...taskRef, at: instant }),
  merge: v.object({ tasks }),
  reassign: v.object({ ...taskRef, ...projectRef, fromAt: instant, toAt: instant }),
  addByHand: v.object({
    ...projectRef,
    startAt: instant,
    ms: v.pipe(instant, v.minValue(1_000), v.maxValue(MOST_OFF_MS)),
    count: v.pipe(id, v.minValue(1), v.maxValue(MOST_ADDED)),
    kind: v.optional(v.picklist(['manual', 'training', 'overhead'])),
    outcome: v.optional(outcome),
    amount: v.optional(v.object({ amountMicros: v.pipe(micros, v.minValue(0)), currency })),
  }),
  deleteTasks: v.object({ tasks }),
  settle: v.object({
    days: v.pipe(v.array(v.object({ date, project: text })), v.minLength(1), v.maxLength(MOST_TASKS)),
    state,
  }),
  rejectSome: v.object({
    date,
    project: text,
    rejected: v.pipe(id, v.minValue(0), v.maxValue(MOST_TASKS)),
    rest: v.optional(state),
  }),
  putExtra: v.object({
    id: v.optional(text),
    project: text,
    date,
    kind: v.picklist(['bonus', 'mission', 'adjustment', 'deduction']),
    amountMicros: micros,
    currency,
    state,
    note: v.optional(text),
  }),
  dropExtra: v.object({ id: text }),
  setProject: v.object({
    project: text,
    set: v.object({
      alias: v.optional(v.nullable(text)),
      family: v.optional(v.nullable(text)),
      awayLimitMs: limitMs,
      idleLimitMs: limitMs,
      leaveAtMs: limitMs,
      outsideWork: onOff,
      asks: onOff,
      readingPaid: onOff,
      workType: v.optional(v.nullable(v.picklist(WORK_TYPES))),
    }),
  }),
  importHead: v.object({
    ...bookRest.entries,
    secret: v.optional(v.pipe(v.string(), v.base64(), v.maxLength(300))),
    notes: v.optional(v.record(v.string(), v.array(v.unknown()))),
  }),
  importRecords: v.object({
    records: v.pipe(v.array(bookRecord), v.maxLength(10_000)),
    last: v.boolean(),
  }),
  checkBooks: nothing,
  dropDamaged: nothing,
  newBooks: nothing,
  goOn: nothing,
  safeCopy: nothing,
  setAutoCopy: v.object({ every: v.optional(v.picklist(['day', 'week'])) }),
  setPassphrase: v.object({
    passphrase: v.optional(v.pipe(v.string(), v.minLength(8), v.maxLength(1_000))),
  }),
  deleteRecords: v.union([
    v.strictObject({ dates: v.object({ from: date, to: date }) }),
    v.strictObject({ platform: text }),
  ]),
  deleteAll: nothing,
  setReported: v.object({
    rows: v.pipe(
      v.array(v.object({ date, project: text, ms: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) })),
      v.maxLength(MOST_TASKS),
    ),
    reported: v.boolean(),
  }),
  setReportRule: v.object({
    platform: text,
    rule: v.object({
      weekStart: v.optional(v.picklist([0, 1, 2, 3, 4, 5, 6])),
      timeZone: v.optional(text),
      dayLimitMs: v.optional(v.pipe(instant, v.minValue(60_000), v.maxValue(MOST_OFF_MS))),
      weekLimitMs: v.optional(v.pipe(instant, v.minValue(60_000), v.maxValue(MOST_OFF_MS))),
    }),
  }),
  undo: nothing,
  teach: v.object({ pack: v.pipe(v.string(), v.maxLength(1_000_000)) }),
  forget: v.object({ platform: text }),
  putMission: missionSchema,
  dropMission: v.object({ id: v.pipe(v.string(), v.maxLength(64)) }),
  setSettings: settingsSchema,
  setDayStart: v.object({
    minutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 60 - 1)),
  }),
  lostRead: v.object({ platform: text }),
  setTarget: v.optional(
    v.object({
      amountMicros: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
      currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
    }),
  ),
  ...NOTE_PAYLOADS,
  ...PAID_PAYLOADS,
} satisfies Record<CommandName, v.GenericSchema>;

/** A command that was asked for and can be run. */
export type Asked = { [N in CommandName]: { name: N; payload: Parameters<Commands[N]>[0] } }[CommandName];

/** What a screen sent, checked; `undefined` where it is no command. */
export function parseCommand(message: unknown): Asked | undefined {
  const outer = v.safeParse(
    v.object({ type: v.literal('command'), name: v.picklist(Object.keys(PAYLOADS)), payload: nothing }),
    message,
  );
  if (!outer.success) return undefined;
  const name = outer.output.name as CommandName;
  const payload = v.safeParse(PAYLOADS[name], outer.output.payload);
  return payload.success ? ({ name, payload: payload.output } as Asked) : undefined;
}

const focus = v.object({
  type: v.literal('focus'),
  on: v.boolean(),
  windowId: v.optional(id),
  since: v.optional(v.pipe(v.number(), v.finite())),
});

/** A side panel's word on whether it has focus, and since when; `undefined` where the message is none. */
export function parseFocus(message: unknown): v.InferOutput<typeof focus> | undefined {
  const parsed = v.safeParse(focus, message);
  return parsed.success ? parsed.output : undefined;
}
