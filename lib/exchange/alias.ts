import type { BookRecord, Project } from '../books/types';

/** Names that stand in for projects' own, by project key. */
export type Aliases = Readonly<Record<string, string>>;

const SHOWN_BYTES = 3;

/**
 * Stand-ins for the names of projects: the worker's own where there is one, else "Project" with a short mark that
 * stays the same from one export to the next and cannot be turned back into the name.
 */
export class StandIns {
  private constructor(
    private readonly byKey: ReadonlyMap<string, string>,
    private readonly word: string,
  ) {}

  /** `word`: what a project is called in the worker's language. */
  static async of(
    projects: readonly Project[],
    aliases: Aliases,
    secret: Uint8Array<ArrayBuffer>,
    word: string,
  ): Promise<StandIns> {
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    const key = await crypto.subtle.importKey('raw', secret, algorithm, false, ['sign']);
    const named = projects.map(async (project): Promise<[string, string]> => {
      const mark = new Uint8Array(
        await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(project.key)),
      );
      const hex = Array.from(mark.subarray(0, SHOWN_BYTES), (byte) => byte.toString(16).padStart(2, '0'));
      return [project.key, aliases[project.key] ?? `${word} ${hex.join('')}`];
    });
    return new StandIns(new Map(await Promise.all(named)), word);
  }

  /** What a project is called outside. */
  nameOf(key: string): string {
    return this.byKey.get(key) ?? this.word;
  }

  /** The key that a project has outside. */
  keyOf(key: string): string {
    const platform = key.slice(0, key.indexOf(':'));
    return `${platform}:${this.nameOf(key)}`;
  }

  project({ key, platformId: _, ...project }: Project): Project {
    return { ...project, key: this.keyOf(key), name: this.nameOf(key), family: this.nameOf(key) };
  }

  record(record: BookRecord): BookRecord {
    return record.project === undefined ? record : { ...record, project: this.keyOf(record.project) };
  }
}
