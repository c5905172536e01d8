const UNIT_MS: readonly (readonly [pattern: RegExp, ms: number])[] = [
  [/^(?:d|days?)$/, 86_400_000],
  [/^(?:h|hrs?|hours?)$/, 3_600_000],
  [/^(?:m|mins?|minutes?)$/, 60_000],
  [/^(?:s|secs?|seconds?)$/, 1000],
];

/**
 * A length of time at the start of a text, in ms, as platforms write it: `364 days 22 hours`, `6h 45 min`,
 * `1 hour, 20 minutes`, `5m 30s`, `1:30:04`. `undefined` for anything else, units out of order, and two numbers with one colon, which could be hours or minutes.
 */
export function durationAtStart(text: string): number | undefined {
  const clock = /^\s*(\d{1,4}):([0-5]\d):([0-5]\d)(?![\d:])/.exec(text);
  if (clock) return (Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3])) * 1000;
  const part = /[\s,]*(\d{1,6})\s*([a-z]+)/iy;
  let sumMs: number | undefined;
  let largestMs = Number.POSITIVE_INFINITY;
  for (let match = part.exec(text); match; match = part.exec(text)) {
    const unitMs = unitOf(match[2] ?? '');
    if (unitMs === undefined || unitMs >= largestMs) break;
    largestMs = unitMs;
    sumMs = (sumMs ?? 0) + Number(match[1]) * unitMs;
  }
  return sumMs;
}

function unitOf(word: string): number | undefined {
  return UNIT_MS.find(([pattern]) => pattern.test(word.toLowerCase()))?.[1];
}
