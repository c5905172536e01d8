import { t } from '../i18n';

/** What a clock by hand on no built-in platform stands under (`lib/background/commands.ts`). */
export const BY_HAND = 'byhand';

/**
 * Names of the built-in platforms, without their readers: the popup would otherwise carry them all. And of tools that
 * workers run themselves, as files of theirs may name them. A test holds this list to `lib/platforms/list.ts` and
 * `lib/taught/tools.ts`.
 */
const NAMES: Readonly<Record<string, string>> = {
  dataannotation: 'DataAnnotation',
  raterhub: 'RaterHub',
  ewoq: 'EWOQ',
  tryrating: 'TryRating',
  telus: 'TELUS Digital community',
  toloka: 'Toloka',
  appen: 'Appen (ADAP)',
  crowdgen: 'CrowdGen',
  prolific: 'Prolific',
  uhrs: 'UHRS',
  clickworker: 'Clickworker',
  microworkers: 'Microworkers',
  outlier: 'Outlier',
  remotasks: 'Remotasks',
  surge: 'Surge AI',
  labelstudio: 'Label Studio',
  cvat: 'CVAT',
  ...(__PRACTICE__ ? { practice: 'Practice' } : {}),
};

/** Names that the worker gave, by id: every snapshot brings them, and names are asked for everywhere. */
let taught: Readonly<Record<string, string>> = {};

/** Learns the names of taught sites from a snapshot's list. */
export function learnNames(platforms: readonly { id: string; name?: string }[]): void {
  taught = Object.fromEntries(platforms.flatMap(({ id, name }) => (name === undefined ? [] : [[id, name]])));
}

/** A platform's name as it writes it, or as the worker does; of a site nobody named, its host. */
export function platformName(id: string): string {
  if (id === BY_HAND) return t('platformByHand');
  const site = taught[id] ?? /^site:(.+)/.exec(id)?.[1];
  if (site !== undefined) return site;
  return NAMES[id] ?? id.charAt(0).toUpperCase() + id.slice(1);
}
