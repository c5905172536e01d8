import type { SiteRule } from '../platforms/rule';
import { taughtPlatform } from '../platforms/taught';
import type { Platform } from '../platforms/types';
import { meeting, place } from './meeting';

/** Where in `storage.local` a host's rule stands, for the reader in its pages. */
export const ruleKey = (host: string) => `rule:${host}`;

/**
 * The taught reader's whole file. It stands between the sensor and the site's built-in reader (which may be
 * missing): the sensor starts once the rule is there, with both of them or the one that is.
 */
export function teach(read: (key: string) => Promise<unknown>): void {
  const sensor = meeting();
  if (!sensor) return;
  let builtIn: Platform | undefined;
  let stopped = false;
  place({
    start(platform) {
      builtIn = platform;
    },
    stop() {
      stopped = true;
      return sensor.stop();
    },
  });
  const start = (rule: SiteRule | undefined) => {
    const platform = rule ? taughtPlatform(rule, builtIn) : builtIn;
    if (platform && !stopped) sensor.start(platform);
  };
  // The background alone writes there, and only what it has parsed.
  read(ruleKey(location.hostname)).then(
    (rule) => start(rule as SiteRule | undefined),
    () => start(undefined),
  );
}
