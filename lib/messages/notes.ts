import * as v from 'valibot';
import { placeOf } from '../notes/places';
import { STAGES, TRAINING_STATES } from '../notes/standing';
import { template } from '../notes/template-file';
import type { Commands } from './commands';

/** A note longer than this is a document: its address belongs into the note. */
export const MOST_NOTE_CHARS = 500_000;

const key = v.pipe(v.string(), v.minLength(1), v.maxLength(400));
const words = (most: number) => v.pipe(v.string(), v.trim(), v.maxLength(most));
const place = v.pipe(
  v.string(),
  v.maxLength(400),
  v.check((id) => placeOf(id) !== undefined, 'the id of a note'),
);
const day = v.pipe(v.string(), v.isoDate());
const part = v.pipe(v.string(), v.maxLength(MOST_NOTE_CHARS));
const noteParts = v.object({ rules: part, mistakes: part, links: part, text: part });
const passphrase = v.object({ passphrase: v.pipe(v.string(), v.minLength(1), v.maxLength(1_000)) });
const score = v.pipe(v.number(), v.finite(), v.minValue(0));
const MOST_TASK_MS = 86_400_000;

/** What the commands on notes, checklists and standing must bring along. */
export const NOTE_PAYLOADS = {
  saveNote: v.object({ id: place, was: noteParts, now: noteParts, project: v.optional(key) }),
  restoreNote: v.object({ id: place, rev: v.pipe(v.number(), v.safeInteger()) }),
  shareNotes: v.object({ project: key, notes: v.picklist(['own', 'shared']) }),
  lockNotes: passphrase,
  openNotes: passphrase,
  closeNotes: v.optional(v.unknown()),
  unlockNotes: passphrase,
  allowCapture: v.object({ project: key, on: v.boolean() }),
  putChecklist: v.object({
    ...template.entries,
    id: key,
    places: v.pipe(v.array(place), v.maxLength(200)),
  }),
  removeChecklist: v.object({ id: key }),
  tick: v.object({ list: key, scope: key, item: key, done: v.boolean() }),
  untick: v.object({ list: key, scope: key }),
  putTraining: v.object({
    id: place,
    entry: v.object({
      id: key,
      name: v.pipe(words(200), v.minLength(1)),
      state: v.picklist(TRAINING_STATES),
      on: day,
      dueOn: v.optional(day),
      paid: v.optional(v.boolean()),
    }),
  }),
  putScore: v.object({
    id: place,
    entry: v.object({
      id: key,
      on: day,
      score: v.optional(score),
      of: v.optional(score),
      feedback: v.optional(words(5_000)),
    }),
  }),
  putStage: v.object({ id: place, entry: v.object({ id: key, state: v.picklist(STAGES), on: day }) }),
  removeEntry: v.object({ id: place, list: v.picklist(['trainings', 'scores', 'stages']), entry: key }),
  setStanding: v.object({
    id: place,
    threshold: v.optional(v.nullable(score)),
    unlocked: v.optional(v.nullable(words(1_000))),
    profileComplete: v.optional(v.boolean()),
  }),
  setMinTime: v.object({
    project: key,
    ms: v.optional(v.pipe(v.number(), v.minValue(1_000), v.maxValue(MOST_TASK_MS))),
  }),
} satisfies Partial<Record<keyof Commands, v.GenericSchema>>;
