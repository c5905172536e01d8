import type { SiteRule } from '../platforms/rule';
import { taughtPlatform } from '../platforms/taught';
import { meeting } from './meeting';

/** Where in `storage.local` a host's rule stands, for the reader in its pages. */
export const ruleKey = (host: string) => `rule:${host}`;

/** The taught reader's whole file: the sensor, which was loaded before it, starts once the host's rule is there. */
export function teach(read: (key: string) => Promise<unknown>): void {
  const sensor = meeting();
  if (!sensor) return;
  sensor.taught = true;
  read(ruleKey(location.hostname)).then(
    // The background alone writes there, and only what it has parsed. Another reader may have come meanwhile.
    (rule) => rule && meeting() === sensor && sensor.start(taughtPlatform(rule as SiteRule)),
    () => {},
  );
}
