import type { Money } from '../rates/types';

/** A mission that holds today, and how far it has come: tasks, or ms where `byTime`. */
export interface MissionRow {
  id: string;
  name?: string;
  project: string;
  projectName?: string;
  done: number;
  goal: number;
  byTime: boolean;
  toDate: string;
  reward?: Money;
}
