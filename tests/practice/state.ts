import { randomUUID } from 'node:crypto';
import { PROJECTS, type PracticeProject } from './projects.ts';

export type PracticeOutcome = 'submitted' | 'skipped' | 'timeOnly' | 'returned' | 'expired';

/** A task that the practice platform has handed out. Instants are epoch ms. */
export interface PracticeTask {
  id: string;
  project: string;
  /** Which of the project's tasks it is, from 1. */
  n: number;
  startedAt: number;
  deadlineAt?: number;
  outcome?: PracticeOutcome;
  endedAt?: number;
  /** What the labeling tool sent. */
  answer?: unknown;
}

/** What the platform knows: tasks in the order they were handed out, in memory only. */
export class PracticeState {
  tasks: PracticeTask[] = [];
  /** Refused submits, per task id. */
  refused: string[] = [];
  readonly #deadlineMs: number | undefined;

  /** `deadlineMs` replaces the deadline of every project that has one. */
  constructor(deadlineMs?: number) {
    this.#deadlineMs = deadlineMs;
  }

  reset(): void {
    this.tasks = [];
    this.refused = [];
  }

  /** The project's task in work, if there is one. */
  open(project: string): PracticeTask | undefined {
    return this.tasks.find((task) => task.project === project && task.outcome === undefined);
  }

  byId(project: string, id: string): PracticeTask | undefined {
    return this.tasks.find((task) => task.project === project && task.id === id);
  }

  /** The task in work, or a new one. */
  take(project: PracticeProject, now: number): PracticeTask {
    this.expire(now);
    return this.open(project.id) ?? this.#next(project, now);
  }

  end(task: PracticeTask, outcome: PracticeOutcome, now: number, answer?: unknown): void {
    task.outcome = outcome;
    task.endedAt = now;
    task.answer = answer;
  }

  /** Ends tasks whose time is over. */
  expire(now: number): void {
    for (const task of this.tasks) {
      if (task.outcome === undefined && task.deadlineAt !== undefined && task.deadlineAt <= now) {
        this.end(task, 'expired', task.deadlineAt);
      }
    }
  }

  /** Tasks in work of projects with a deadline: the list shows them as running. */
  running(): PracticeTask[] {
    return PROJECTS.flatMap((project) => this.open(project.id) ?? []).filter((task) => task.deadlineAt);
  }

  #next(project: PracticeProject, now: number): PracticeTask {
    const n = this.tasks.filter((task) => task.project === project.id).length + 1;
    const task: PracticeTask = {
      id: `${project.id}-${n}-${randomUUID().slice(0, 8)}`,
      project: project.id,
      n,
      startedAt: now,
    };
    const limitMs = project.deadlineMs === undefined ? undefined : (this.#deadlineMs ?? project.deadlineMs);
    if (limitMs !== undefined) task.deadlineAt = now + limitMs;
    this.tasks.push(task);
    return task;
  }
}
