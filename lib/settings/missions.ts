import * as v from 'valibot';

const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300));
const above0 = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const date = v.pipe(v.string(), v.isoDate());

/** A goal with a deadline that a platform rewards: "7 of 10 by Sunday, $50". */
export const missionSchema = v.pipe(
  v.object({
    /** Made once and kept. */
    id: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
    /** Project key; `platform:` is all work there. */
    project: text,
    name: v.optional(text),
    /** Tasks to submit, or time on tasks; one of the two. */
    count: v.optional(v.pipe(above0, v.maxValue(1_000_000))),
    timeMs: v.optional(v.pipe(above0, v.maxValue(366 * 86_400_000))),
    /** The worker's days that it holds on, both in. */
    fromDate: date,
    toDate: date,
    reward: v.optional(
      v.object({ amountMicros: above0, currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)) }),
    ),
  }),
  v.check(
    ({ count, timeMs, fromDate, toDate }) =>
      (count === undefined) !== (timeMs === undefined) && fromDate <= toDate,
    'A mission asks for tasks or for time, and ends no earlier than it begins.',
  ),
);

export type Mission = v.InferOutput<typeof missionSchema>;

export const MISSIONS_KEY = 'missions';

/** The missions that are kept; what cannot be understood is left out. */
export function missionsFrom(kept: unknown): Mission[] {
  if (!Array.isArray(kept)) return [];
  return kept.flatMap((one: unknown) => {
    const parsed = v.safeParse(missionSchema, one);
    return parsed.success ? [parsed.output] : [];
  });
}

/** What of a row of a day's totals missions and goals look at. */
interface DayRow {
  date: string;
  project: string;
  platform: string;
  outcomes: { submitted?: number };
  paidTaskMs: number;
}

/** How far a mission has come: tasks submitted, or time on tasks that are not lost. */
export interface Progress {
  done: number;
  goal: number;
  reached: boolean;
}

export function progressOf(mission: Mission, rows: readonly DayRow[]): Progress {
  const { project, fromDate, toDate, count, timeMs } = mission;
  const own = rows.filter(
    (row) =>
      fromDate <= row.date &&
      row.date <= toDate &&
      (project.endsWith(':') ? row.platform === project.slice(0, -1) : row.project === project),
  );
  const goal = count ?? timeMs ?? 0;
  const done = own.reduce(
    (sum, row) => sum + (count === undefined ? row.paidTaskMs : (row.outcomes.submitted ?? 0)),
    0,
  );
  return { done, goal, reached: done >= goal };
}

/** Id of the money that a mission brings: once, however often it is looked at. */
export const rewardId = ({ id }: Mission): string => `mission-${id}`;
