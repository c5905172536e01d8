import { oneLine } from './text';
import type { ProjectSighting } from './types';

const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';

/** The platform's urgency mark: it comes and goes while a project lasts. */
const URGENT = /\[\s*priority\s*\]/g;

/** What may change between two versions of one project: dates, version marks, the urgency mark. */
const CHANGING: readonly RegExp[] = [
  URGENT,
  /(?<!\d)\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)/g,
  /(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?!\d)/g,
  new RegExp(`(?<!\\p{L})(?:${MONTH})\\.? \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?(?!\\d)`, 'gu'),
  new RegExp(`(?<!\\d)\\d{1,2}\\.? (?:${MONTH})\\.? \\d{4}(?!\\d)`, 'gu'),
  /(?<![\p{L}\d])(?:v|ver\.?|version) ?\d+(?:\.\d+)*(?!\.?[\p{L}\d])/gu,
];

/** `Rate and Review (2): …`, `Rate & Review: …`, `Review_ …`: reviewing is a project of its own. */
const REVIEW = /^(?:rate (?:and|&) review(?: ?\(\d*\))? ?[:_-]|review ?[:_]) ?/;

/**
 * The name that versions of one project share: lower case, without dates, version marks and `[PRIORITY]`.
 * Attempting and reviewing stay apart, and so do a project's training, qualification and survey: they pay
 * differently. A name that is nothing but such marks stays as it is. Applying it twice changes nothing.
 */
export function familyOf(name: string): string {
  const whole = normalName(name);
  let family = whole;
  for (let before = ''; before !== family; ) {
    before = family;
    family = tidy(stripOnce(family));
  }
  return family || whole;
}

/** A name as two pages may write it differently: case, width of characters, white space, emoji. */
export function normalName(name: string): string {
  const plain = name
    .replace(/\p{Extended_Pictographic}|\ufe0f/gu, ' ')
    .normalize('NFKC')
    .toLowerCase();
  return oneLine(plain).replace(/\[ /g, '[').replace(/ \]/g, ']');
}

/**
 * The books' key of a project: `platform:id`, or `platform:name` normalised where the page shows no id.
 * `undefined` where it shows neither.
 */
export function projectKey(platform: string, project: ProjectSighting | undefined): string | undefined {
  const id = project?.id?.trim();
  const name = normalName(project?.name ?? '');
  return id || name ? `${platform}:${id || name}` : undefined;
}

/**
 * A project already known under another page's words: a task page names it, a dashboard has its id. The very
 * same name goes first, then one that differs by the urgency mark alone.
 */
export function knownProject<T extends { platformId?: string; name?: string }>(
  known: readonly T[],
  seen: ProjectSighting,
): T | undefined {
  if (seen.id !== undefined) {
    const sameId = known.find((project) => project.platformId === seen.id);
    if (sameId) return sameId;
  }
  const name = normalName(seen.name ?? '');
  if (name === '') return undefined;
  const calm = calmName(name);
  const possible = known.filter(
    ({ platformId }) => seen.id === undefined || platformId === undefined || platformId === seen.id,
  );
  return (
    possible.find((project) => normalName(project.name ?? '') === name) ??
    possible.find((project) => calmName(project.name ?? '') === calm)
  );
}

/** A normal name without the urgency mark; the whole of it where there is nothing else. */
function calmName(name: string): string {
  const whole = normalName(name);
  return oneLine(whole.replace(URGENT, ' ')) || whole;
}

function stripOnce(name: string): string {
  let left = name;
  for (const pattern of CHANGING) left = left.replace(pattern, ' ');
  return oneLine(left);
}

/** Closes the holes that stripping leaves: empty brackets, separators at the ends, doubled ones. */
function tidy(name: string): string {
  const review = REVIEW.exec(name);
  const rest = (review ? name.slice(review[0].length) : name)
    .replace(/\(\s*\)|\[\s*\]/g, ' ')
    .replace(/([-–—|,:/_])(?: *[-–—|,:/_])+/g, '$1')
    .replace(/^[\s\-–—|,:/_]+|[\s\-–—|,:/_]+$/g, '');
  return oneLine(review ? `review: ${rest}` : rest);
}
