import type { Project } from '../books/types';
import type { ClockEvent, ClockMark, ClockSpan, PageRef, Subject } from '../clock/state';
import type { Zone } from '../clock/types';
import { knownProject } from '../platforms/family';
import { platformById } from '../platforms/list';
import type { ListedProject, ProjectSighting, Sighting } from '../platforms/types';
import type { Mark, Report, Span } from '../sensor/protocol';
import type { TaskKeys } from './keys';
import type { Projects } from './projects';

/** A deadline that a page tells as a duration is the same one while it moves by less than this. */
const SAME_DEADLINE_MS = 90_000;

/**
 * Turns what a page says into what the clock is told: task keys hashed, projects found, rules looked up.
 */
export class Subjects {
  /** Deadlines that were told as durations, by hashed key: re-reading must not move them. */
  private readonly deadlines = new Map<string, number>();
  /** What a page said of a task before its own page, which may not say it again: by hashed key. */
  private readonly projectOf = new Map<string, string>();
  /** Projects of lists that change all day long: kept only while this worker lives, unless worked on. */
  private readonly passing = new Map<string, ListedProject[]>();

  constructor(
    private readonly keys: TaskKeys,
    private readonly projects: Projects,
  ) {}

  async event(report: Report, page: PageRef, at: number, zone: Zone): Promise<ClockEvent> {
    const { platform } = report;
    this.learn(report, at);
    const spans: ClockSpan[] = [];
    for (const span of report.spans) spans.push(await this.span(platform, span, at));
    const marks: ClockMark[] = [];
    for (const mark of report.marks) marks.push(await this.mark(platform, mark));
    const subject = await this.subject(platform, report.sighting, at);
    const { seq, visible } = report;
    return { type: 'report', at, zone, page, seq, sentAt: report.at, visible, subject, spans, marks };
  }

  /** Projects that a dashboard lists, with their pay. */
  private learn(report: Report, at: number): void {
    const { platform } = report;
    const { projects = [] } = report.sighting;
    if (projects.length > 0 && platformById(platform)?.passingProjects) {
      this.passing.set(platform, projects);
      return;
    }
    for (const { pay, ...seen } of projects) this.projects.see(platform, seen, pay, at);
  }

  /** The project a page names, with what its platform's list said of it; or the one its task was shown under. */
  private project(
    platform: string,
    { project: seen, pay }: Sighting,
    key: string | undefined,
    at: number,
  ): Project | undefined {
    const listed = seen && this.listed(platform, seen);
    const known = this.projects.see(platform, seen && { ...listed, ...seen }, pay ?? listed?.pay, at);
    if (key === undefined) return known;
    if (known) this.projectOf.set(key, known.key);
    return known ?? this.projects.get(this.projectOf.get(key));
  }

  private listed(platform: string, seen: ProjectSighting): ListedProject | undefined {
    const all = this.passing.get(platform) ?? [];
    return knownProject(
      all.map((one) => ({ ...one, platformId: one.id })),
      seen,
    );
  }

  private async span(platform: string, span: Span, at: number): Promise<ClockSpan> {
    const { sighting, ...rest } = span;
    return { ...rest, subject: await this.subject(platform, sighting, at) };
  }

  private async mark(platform: string, mark: Mark): Promise<ClockMark> {
    const { taskKey, ...rest } = mark;
    if (taskKey === undefined) return rest;
    return { ...rest, key: await this.keys.hash(platform, taskKey) };
  }

  private async subject(platform: string, sighting: Sighting, at: number): Promise<Subject> {
    const key = sighting.taskKey === undefined ? undefined : await this.keys.hash(platform, sighting.taskKey);
    const project = this.project(platform, sighting, key, at);
    if (project && sighting.kind === 'preview' && !project.readFirst)
      this.projects.set({ ...project, readFirst: true });
    const deadlineAt = this.deadline(key ?? project?.key, sighting, at);
    return {
      // A page that says how its task ended is no task page any more.
      kind: sighting.ended === undefined ? sighting.kind : 'overhead',
      platform,
      rules: this.projects.rulesOf(project),
      ...(project ? { project: project.key } : {}),
      ...(key === undefined || sighting.ended !== undefined ? {} : { key }),
      ...(deadlineAt === undefined ? {} : { deadlineAt }),
      ...(sighting.estimateMs === undefined ? {} : { estimateMs: sighting.estimateMs }),
    };
  }

  private deadline(key: string | undefined, sighting: Sighting, at: number): number | undefined {
    if (sighting.deadlineAt !== undefined || sighting.deadlineInMs === undefined) return sighting.deadlineAt;
    const read = at + sighting.deadlineInMs;
    const known = key === undefined ? undefined : this.deadlines.get(key);
    if (known !== undefined && Math.abs(known - read) < SAME_DEADLINE_MS) return known;
    if (key !== undefined) this.deadlines.set(key, read);
    return read;
  }
}
