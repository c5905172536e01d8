const NUMBER = '(\\d{1,4}(?:[.,]\\d{1,2})?)';
const DASH = '\\s*[-\u2010-\u2015\u2212]\\s*';

/** English, and what begins alike in German, Spanish, Italian, Portuguese, Polish; Russian. */
const UNITS = '(h(?:(?:ou)?rs?)?|min(?:ut\\p{L}*|s)?|мин\\p{L}*|s(?:e[cgk]\\p{L}*)?)';
const PART = new RegExp(`${NUMBER}(?:${DASH}${NUMBER})?\\s*${UNITS}(?!\\p{L})\\.?`, 'iuy');

/** No estimate is longer; a figure beyond it is something else. */
const LONGEST_MS = 24 * 3_600_000;

/**
 * The upper end of a platform's estimate of a task's time, in ms: `2 - 3 minutes` is three, `1 minute` one,
 * `2,5 min` two and a half, `1 minute 30 seconds` a minute and a half. `undefined` for everything that is not
 * wholly such a text, for a range that runs backwards, and for nothing at all (`0 minutes`).
 */
export function upperEstimate(text: string): number | undefined {
  const bare = text.trim();
  let sumMs = 0;
  let lastUnitMs = Number.POSITIVE_INFINITY;
  for (let at = 0; at < bare.length; ) {
    PART.lastIndex = at;
    const [all, first = '', upper, unit = ''] = PART.exec(bare) ?? [];
    const unitMs = unitOf(unit);
    if (all === undefined || unitMs >= lastUnitMs) return undefined;
    const value = decimal(upper ?? first);
    if (value < decimal(first)) return undefined;
    sumMs += Math.round(value * unitMs);
    lastUnitMs = unitMs;
    at += all.length + (/^(?:,?\s+|$)/.exec(bare.slice(at + all.length))?.[0].length ?? 0);
  }
  return sumMs > 0 && sumMs <= LONGEST_MS ? sumMs : undefined;
}

const decimal = (digits: string) => Number(digits.replace(',', '.'));

function unitOf(word: string): number {
  if (/^h/i.test(word)) return 3_600_000;
  return /^s/i.test(word) ? 1000 : 60_000;
}

/**
 * What a countdown still leaves, in ms: `14:59` is minutes and seconds, `1:14:59` has hours before them. Only
 * for a text that a page is known to count down; `undefined` where it is no such text.
 */
export function countdown(text: string): number | undefined {
  const [, hours = '0', minutes, seconds] = /^(?:(\d{1,3}):(?=\d\d:))?(\d{1,3}):([0-5]\d)$/.exec(text) ?? [];
  if (minutes === undefined || (hours !== '0' && Number(minutes) > 59)) return undefined;
  return (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
}
