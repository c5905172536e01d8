import type { ColumnMap } from './mapped';

/** What the worker has said once about a platform's statements. */
export interface Remembered {
  /** Which project of the books is meant by a name. */
  names: Readonly<Record<string, string>>;
  /** How to read a table, by the mark of its columns. */
  maps: Readonly<Record<string, ColumnMap>>;
}

/** Name in `meta`: what is remembered, one member a platform. */
export const RECONCILE_KEY = 'reconcile';

/** What is remembered of a platform; nothing where it was never said. */
export function rememberedFrom(kept: unknown, platform: string): Remembered {
  const all = (kept ?? {}) as Readonly<Record<string, Partial<Remembered> | undefined>>;
  const { names = {}, maps = {} } = all[platform] ?? {};
  return { names, maps };
}
