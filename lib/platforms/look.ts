import type { PaymentEntry, Platform, ProjectSighting, Sighting } from './types';

/** Far above anything a page honestly says; the worker refuses reports beyond its own, wider bounds. */
const LONGEST_NAME = 200;
const LONGEST_ID = 500;
const LONGEST_LIST = 1_000;

/**
 * What a platform's reader says of a page; `undefined` where it is not its page or says nothing worth knowing.
 * Never throws: a page can put anything in a reader's way (`<form name="querySelector">` takes the place of the
 * document's own). Names are cut and ids too long to be one left out, so that no page makes the worker refuse
 * a report.
 */
export function look(platform: Platform, doc: Document, url: URL): Sighting | undefined {
  try {
    if (platform.kindOf(doc, url) === undefined) return undefined;
    const sighting = platform.read(doc, url);
    return sighting.kind === 'other' && sighting.ended === undefined ? undefined : bounded(sighting);
  } catch {
    return undefined;
  }
}

function bounded(sighting: Sighting): Sighting {
  const { project, taskKey, projects, running, reportable, payments } = sighting;
  return {
    ...sighting,
    ...(project && { project: named(project) }),
    ...(taskKey !== undefined && { taskKey: idOf(taskKey) }),
    ...(projects && { projects: projects.slice(0, LONGEST_LIST).map(named) }),
    ...(running && {
      running: running
        .filter((task) => idOf(task.taskKey) !== undefined)
        .slice(0, LONGEST_LIST)
        .map((task) => ({ ...task, project: named(task.project) })),
    }),
    ...(reportable && { reportable: reportable.slice(0, LONGEST_LIST).map(named) }),
    ...(payments?.entries && { payments: { ...payments, entries: boundedEntries(payments.entries) } }),
  };
}

function boundedEntries(entries: PaymentEntry[]): PaymentEntry[] {
  return entries
    .slice(0, LONGEST_LIST)
    .map((entry) => (entry.project ? { ...entry, project: named(entry.project) } : entry));
}

function named<T extends ProjectSighting>(project: T): T {
  const { id, name } = project;
  if ((name?.length ?? 0) <= LONGEST_NAME && (id?.length ?? 0) <= LONGEST_ID) return project;
  return { ...project, id: idOf(id), name: name?.slice(0, LONGEST_NAME).trim() };
}

const idOf = (id: string | undefined) => (id !== undefined && id.length <= LONGEST_ID ? id : undefined);
