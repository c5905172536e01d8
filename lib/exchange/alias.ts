import { shownName } from '../books/shown';
import type { BookRecord, Extra, Project } from '../books/types';

const SHOWN_BYTES = 3;

async function marksOf(
  projects: readonly Project[],
  secret: Uint8Array<ArrayBuffer>,
): Promise<Map<string, string>> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', secret, algorithm, false, ['sign']);
  const marked = projects.map(async (project): Promise<[string, string]> => {
    const mark = new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(project.key)));
    const hex = Array.from(mark.subarray(0, SHOWN_BYTES), (byte) => byte.toString(16).padStart(2, '0'));
    return [project.key, hex.join('')];
  });
  return new Map(await Promise.all(marked));
}

/**
 * Names that stand in for projects' own outside: the worker's alias always; and where all names are to stay here,
 * "Project" with a short mark that stays the same from one export to the next and cannot be turned back.
 */
export class StandIns {
  private constructor(
    private readonly byKey: ReadonlyMap<string, string>,
    private readonly known: ReadonlyMap<string, Project>,
    private readonly word: string | undefined,
  ) {}

  /** `word`: what a project without an alias is called, in the worker's language; without it, by its own name. */
  static async of(
    projects: readonly Project[],
    secret: Uint8Array<ArrayBuffer>,
    word?: string,
  ): Promise<StandIns> {
    const marks = word === undefined ? undefined : await marksOf(projects, secret);
    const byKey = new Map<string, string>();
    const taken = new Set<string>();
    for (const { key, platform, alias } of projects) {
      const name = alias ?? (marks && `${word} ${marks.get(key)}`);
      if (name === undefined) continue;
      // Two projects of one alias are two projects outside, too.
      const isTaken = taken.has(`${platform}:${name}`);
      const own = isTaken ? `${name} ${taken.size}` : name;
      taken.add(`${platform}:${own}`);
      byKey.set(key, own);
    }
    return new StandIns(byKey, new Map(projects.map((project) => [project.key, project])), word);
  }

  /** What a project is called outside. */
  nameOf(key: string): string {
    return this.byKey.get(key) ?? this.word ?? shownName(this.known.get(key)) ?? key;
  }

  /** The key that a project has outside. */
  keyOf(key: string): string {
    const name = this.byKey.get(key) ?? (key.endsWith(':') ? undefined : this.word);
    return name === undefined ? key : `${key.slice(0, key.indexOf(':'))}:${name}`;
  }

  project(project: Project): Project {
    const key = this.keyOf(project.key);
    if (key === project.key) return project;
    const { platformId: _, ...rest } = project;
    const name = this.nameOf(project.key);
    return { ...rest, key, name, family: name };
  }

  record(record: BookRecord): BookRecord {
    return record.project === undefined ? record : { ...record, project: this.keyOf(record.project) };
  }

  /** Money beside tasks; what the worker wrote to it may tell names. */
  extra({ note, ...extra }: Extra): Extra {
    const isHidden = this.word !== undefined || this.byKey.has(extra.project);
    return {
      ...extra,
      project: this.keyOf(extra.project),
      ...(note === undefined || isHidden ? {} : { note }),
    };
  }
}
