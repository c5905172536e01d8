/** What of a project says where its notes are. */
export interface Placed {
  key: string;
  platform: string;
  family: string;
  name?: string;
  /** `own`: the worker keeps this version's notes apart; `shared`: they said that it has its family's. */
  notes?: 'own' | 'shared';
}

export const GENERAL_NOTE = 'general';
export const platformNote = (platform: string): string => `platform:${platform}`;

/** Notes belong to the family, so a new version of a project has them; unless they are kept apart. */
export function projectNote({ key, platform, family, notes }: Placed): string {
  return notes === 'own' ? `project:${key}` : `family:${platform}:${family}`;
}

/** What a note is about. */
export type Place =
  | { kind: 'general' }
  | { kind: 'platform'; platform: string }
  | { kind: 'family'; platform: string; family: string }
  | { kind: 'project'; platform: string; key: string };

/** The place a note's id names; `undefined` where it is no such id. */
export function placeOf(id: string): Place | undefined {
  if (id === GENERAL_NOTE) return { kind: 'general' };
  const [, kind, platform = '', rest = ''] = /^(platform|family|project):([^:]+)(?::(.+))?$/s.exec(id) ?? [];
  if (kind === 'platform' && rest === '') return { kind, platform };
  if (kind === 'family' && rest !== '') return { kind, platform, family: rest };
  if (kind === 'project' && rest !== '') return { kind, platform, key: `${platform}:${rest}` };
  return undefined;
}

/** Whose notes a project may have: another version was there before, and the note was begun under that. */
export function isCarriedOver(
  project: Placed,
  versions: readonly Placed[],
  startedIn: string | undefined,
): boolean {
  if (project.notes !== undefined || startedIn === undefined || startedIn === project.key) return false;
  return versions.some(({ key }) => key === startedIn);
}
