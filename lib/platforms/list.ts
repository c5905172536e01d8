import { builtIn } from './built-in';
import { practice } from './practice';
import type { Platform } from './types';

/** Every platform of this build; the practice platform only in the builds that hold it. */
export const platforms: readonly Platform[] = __PRACTICE__ ? [...builtIn, practice] : builtIn;

/** The platform of a page, by its exact host name (`location.hostname`, no port). */
export function platformOf(host: string): Platform | undefined {
  return platforms.find((platform) => platform.hosts.includes(host));
}

/** A platform by its id, as the books hold it. */
export function platformById(id: string): Platform | undefined {
  return platforms.find((platform) => platform.id === id);
}
