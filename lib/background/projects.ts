import type { Project } from '../books/types';
import { DEFAULT_RULES, type Rules } from '../clock/types';
import { familyOf, knownProject, projectKey } from '../platforms/family';
import { platformById } from '../platforms/list';
import type { ProjectSighting } from '../platforms/types';
import type { PayTerms } from '../rates/types';

/** Limits that follow a family's own pace; see `lib/books`. */
export interface Pace {
  awayLimitMs: number;
  idleLimitMs: number;
  medianMs: number;
}

/** Seen again within this, a project is not written anew only for that. */
const SEEN_MS = 3_600_000;

/** How many changes of pay a project remembers. */
const PAYS_KEPT = 50;

/** A project that pays this from `since` on; what it paid before stays known. */
export function paidSince(
  project: Project,
  pay: PayTerms,
  payBy: NonNullable<Project['payBy']>,
  since: number,
): Project {
  const before = project.pay && {
    pay: project.pay,
    ...(project.paySince === undefined ? {} : { since: project.paySince }),
  };
  const all = [...(project.paidBefore ?? []), ...(before ? [before] : [])];
  const paidBefore = all.filter((one) => (one.since ?? 0) < since).slice(-PAYS_KEPT);
  const { paidBefore: _, ...rest } = project;
  return { ...rest, pay, payBy, paySince: since, ...(paidBefore.length > 0 ? { paidBefore } : {}) };
}

/** The projects that the books know, in memory: a few hundred at the most. */
export class Projects {
  private readonly byKey = new Map<string, Project>();
  private readonly changed = new Set<string>();
  private fixed: Partial<Pick<Rules, 'awayLimitMs' | 'idleLimitMs'>> = {};

  constructor(
    known: readonly Project[],
    private readonly paceOf: (family: string) => Pace | undefined,
  ) {
    for (const project of known) this.byKey.set(project.key, project);
  }

  get(key: string | undefined): Project | undefined {
    return key === undefined ? undefined : this.byKey.get(key);
  }

  all(): Project[] {
    return [...this.byKey.values()];
  }

  /** The project a page names: known under its id or its name, or new. `undefined` where it names none. */
  see(platform: string, seen: ProjectSighting | undefined, pay: PayTerms | undefined, at: number) {
    if (!seen) return undefined;
    const mine = this.all().filter((project) => project.platform === platform);
    const known = knownProject(mine, seen);
    const key = known?.key ?? projectKey(platform, seen);
    if (key === undefined) return undefined;
    const before = known ?? this.byKey.get(key);
    const name = seen.name ?? before?.name;
    const platformId = seen.id ?? before?.platformId;
    const estimateMs = seen.estimateMs ?? before?.estimateMs;
    const family = before?.familyBy === 'worker' ? before.family : familyOf(name ?? platformId ?? key);
    const project: Project = {
      ...(before ?? { key, platform, seenAt: at, ...this.inherited(platform, family, at) }),
      family,
      ...(name === undefined ? {} : { name }),
      ...(platformId === undefined ? {} : { platformId }),
      ...(estimateMs === undefined ? {} : { estimateMs }),
    };
    this.put(this.priced(project, pay, at), before, at);
    return this.byKey.get(key);
  }

  /**
   * A new version of a project pays as the last one did, until its page or the worker says otherwise; and so
   * does any project of a platform that pays all of them alike.
   */
  private inherited(platform: string, family: string, at: number): Partial<Project> {
    const alike = platformById(platform)?.paysAlike === true;
    const versions = this.all().filter(
      (one) => one.platform === platform && (alike || one.family === family) && one.pay,
    );
    const last = versions.reduce<Project | undefined>(
      (a, b) => (a && a.seenAt > b.seenAt ? a : b),
      undefined,
    );
    if (!last) return {};
    const { pay, readingPaid } = last;
    return { pay, payBy: 'page', paySince: at, ...(readingPaid === undefined ? {} : { readingPaid }) };
  }

  /** The page's word on pay, unless the worker said otherwise. */
  private priced(project: Project, pay: PayTerms | undefined, at: number): Project {
    if (!pay || project.payBy === 'worker' || JSON.stringify(pay) === JSON.stringify(project.pay))
      return project;
    return paidSince(project, pay, 'page', at);
  }

  /** A project in the family that its name says. */
  named(project: Project): Project {
    return { ...project, family: familyOf(project.name ?? project.platformId ?? project.key) };
  }

  private put(project: Project, before: Project | undefined, at: number): void {
    const same = before && JSON.stringify(before) === JSON.stringify(project);
    if (same && at - before.seenAt < SEEN_MS) return;
    this.set({ ...project, seenAt: at });
  }

  /** The versions of a project, itself among them. */
  family(project: Project): Project[] {
    return this.all().filter((one) => one.family === project.family && one.platform === project.platform);
  }

  /** What the worker set for a project, or for another version of it: limits belong to the family. */
  private setFor<N extends 'awayLimitMs' | 'idleLimitMs' | 'leaveAtMs' | 'outsideWork' | 'asks'>(
    project: Project,
    name: N,
  ): Project[N] {
    return project[name] ?? this.family(project).find((one) => one[name] !== undefined)?.[name];
  }

  /** When a task of it is better left by the escape hatch, by its family's word. */
  leaveAtMs(project: Project): number | undefined {
    return this.setFor(project, 'leaveAtMs');
  }

  /** Puts a project as it is; it is written with the next commit. */
  set(project: Project): void {
    this.byKey.set(project.key, project);
    this.changed.add(project.key);
  }

  /** Limits that the worker fixed for all projects that have none of their own. */
  fix(limits: Partial<Pick<Rules, 'awayLimitMs' | 'idleLimitMs'>>): void {
    this.fixed = limits;
  }

  /** Forgets projects that were deleted. */
  forget(keys: Iterable<string>): void {
    for (const key of keys) {
      this.byKey.delete(key);
      this.changed.delete(key);
    }
  }

  /** Is there anything to write? */
  get isChanged(): boolean {
    return this.changed.size > 0;
  }

  /** Projects changed since the last call. */
  takeChanged(): Project[] {
    const projects = [...this.changed].flatMap((key) => this.byKey.get(key) ?? []);
    this.changed.clear();
    return projects;
  }

  /** Median task time of a project's family; unknown below ten tasks. */
  usualMs(project: Project | undefined): number | undefined {
    return project && this.paceOf(project.family)?.medianMs;
  }

  /** What the clock must know of a project. */
  rulesOf(project: Project | undefined): Rules {
    if (!project) return { ...DEFAULT_RULES, ...known(this.fixed) };
    const pace = this.paceOf(project.family) ?? DEFAULT_RULES;
    return {
      ...DEFAULT_RULES,
      awayLimitMs: this.setFor(project, 'awayLimitMs') ?? this.fixed.awayLimitMs ?? pace.awayLimitMs,
      idleLimitMs: this.setFor(project, 'idleLimitMs') ?? this.fixed.idleLimitMs ?? pace.idleLimitMs,
      outsideWork:
        this.setFor(project, 'outsideWork') ?? platformById(project.platform)?.outsideWork ?? false,
      ...(platformById(project.platform)?.sessions ? { session: true } : {}),
      ...(project.readingPaid === undefined ? {} : { readingPaid: project.readingPaid }),
      asks: project.pay?.basis === 'perHourReported' && this.setFor(project, 'asks') !== false,
    };
  }
}

/** Without members that are not set: they would hide those below. */
function known<T extends object>(limits: T): Partial<T> {
  return Object.fromEntries(Object.entries(limits).filter(([, ms]) => ms !== undefined)) as Partial<T>;
}
