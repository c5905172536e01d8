import type { ColumnMap } from './mapped';

/** What the worker has said once about statements; kept in `meta`. */
export interface Remembered {
  /** By platform: which project of the books is meant by a name. */
  names: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** How to read a table, by platform and its columns; see `mapName`. */
  maps: Readonly<Record<string, ColumnMap>>;
}

export const RECONCILE_KEY = 'reconcile';

export const mapName = (platform: string, mark: string) => `${platform}\n${mark}`;

/** As it is kept; nothing where it was never said. */
export function rememberedFrom(kept: unknown): Remembered {
  const { names = {}, maps = {} } = (kept ?? {}) as Partial<Remembered>;
  return { names, maps };
}
