export const TRAINING_STATES = ['passed', 'failed', 'waiting', 'due'] as const;
export const STAGES = ['applied', 'assessment', 'waitlist', 'active', 'paused'] as const;

/** A training or qualification of a project. Days are ISO dates. */
export interface Training {
  id: string;
  name: string;
  state: (typeof TRAINING_STATES)[number];
  on: string;
  dueOn?: string;
  /** Unknown is `undefined`. */
  paid?: boolean;
}

/** A quality score or a reviewer's word. */
export interface Score {
  id: string;
  on: string;
  /** As the platform gives it, e.g. 4.5 of 5. */
  score?: number;
  of?: number;
  feedback?: string;
}

/** How far an application to a platform has come. */
export interface Stage {
  id: string;
  state: (typeof STAGES)[number];
  on: string;
}

/** How the worker stands at one place (id of its note): a project's family, or a platform. */
export interface Standing {
  id: string;
  trainings: Training[];
  scores: Score[];
  stages: Stage[];
  /** The score below which work is lost, on the scale of `scores`. */
  threshold?: number;
  unlocked?: string;
  profileComplete?: boolean;
}

export type EntryList = 'trainings' | 'scores' | 'stages';
export type Entry = Training | Score | Stage;

export const noStanding = (id: string): Standing => ({ id, trainings: [], scores: [], stages: [] });

/** With an entry put in by its id, or taken out; by date, the latest first. */
export function withEntry<L extends EntryList>(
  standing: Standing,
  list: L,
  id: string,
  entry: Standing[L][number] | undefined,
): Standing {
  const others = (standing[list] as Entry[]).filter((one) => one.id !== id);
  const all = entry === undefined ? others : [...others, entry];
  return { ...standing, [list]: all.sort((a, b) => b.on.localeCompare(a.on)) };
}
