import type { ProjectSighting, Sighting } from '../platforms/types';

/**
 * Are two sightings of one page about the same piece of work?
 *
 * A page often shows itself in pieces, so a member that only one of the two has is no difference:
 * `turned` says that the page went to another address in between, and then it is one. Keys go before
 * projects: one key is one task, whatever the project's name turns out to be.
 */
export function sameSubject(before: Sighting, after: Sighting, turned: boolean): boolean {
  if (before.kind !== after.kind) return false;
  if (before.taskKey !== undefined && after.taskKey !== undefined) return before.taskKey === after.taskKey;
  if (turned) return before.taskKey === after.taskKey && sameProject(before.project, after.project, true);
  return sameProject(before.project, after.project, false);
}

function sameProject(
  before: ProjectSighting | undefined,
  after: ProjectSighting | undefined,
  strict: boolean,
): boolean {
  if (before?.id !== undefined && after?.id !== undefined) return before.id === after.id;
  if (before?.name !== undefined && after?.name !== undefined) return before.name === after.name;
  return strict ? before?.id === after?.id && before?.name === after?.name : true;
}

/** The later sighting of one subject, with what it left unsaid of identity filled in from the earlier one. */
export function refined(before: Sighting, after: Sighting): Sighting {
  const project = before.project || after.project;
  return {
    ...after,
    ...(project && { project: { ...before.project, ...after.project } }),
    ...((after.taskKey ?? before.taskKey) !== undefined && { taskKey: after.taskKey ?? before.taskKey }),
  };
}

/** Does the later sighting of one subject say more of what it is? */
export function saysMore(before: Sighting, after: Sighting): boolean {
  const known = (s: Sighting) => [s.taskKey, s.project?.id, s.project?.name];
  const old = known(before);
  return known(after).some((value, at) => value !== old[at]);
}

/** A sighting without its lists, as a span carries it. */
export function withoutLists(sighting: Sighting): Sighting {
  const { projects: _p, running: _r, payments: _m, trouble: _t, ...subject } = sighting;
  return subject;
}

/** Anchors within a page are no navigation; `#/…` and `#!…` are addresses of single-page sites. */
export function pageAddress(url: string): string {
  const at = url.indexOf('#');
  return at < 0 || /^#[/!]/.test(url.slice(at)) ? url : url.slice(0, at);
}
