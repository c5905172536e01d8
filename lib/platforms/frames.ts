/** Where in `storage.local` the hosts of frames stand that task pages showed, with what was counted in them. */
export const FRAMES_KEY = 'frames';

/** Id of a frame's host among the sites that can be on. */
export const frameSite = (host: string) => `frame:${host}`;

/** The hosts, by platform, of what is kept there. */
export function framesSeen(kept: unknown): Record<string, string[]> {
  const { seen } = Object(kept) as { seen?: unknown };
  const lists = Object.entries(Object(seen) as Record<string, unknown>);
  return Object.fromEntries(
    lists.flatMap(([platform, hosts]) =>
      Array.isArray(hosts) ? [[platform, hosts.filter((host) => typeof host === 'string')]] : [],
    ),
  );
}
