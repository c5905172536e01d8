import type { OpenRecord } from '../../lib/clock/state';

/** What the worker said of `[from, to)` of record `n`. */
export interface Word {
  n: number;
  from: number;
  to: number;
  count: boolean;
}

/** The last word on an instant stands. */
export function overruled(words: Word[], news: Word[]): Word[] {
  const left = news.reduce(
    (all, { n, from, to }) =>
      all
        .flatMap((w) =>
          w.n === n
            ? [
                { ...w, to: Math.min(w.to, from) },
                { ...w, from: Math.max(w.from, to) },
              ]
            : [w],
        )
        .filter((w) => w.to > w.from),
    words,
  );
  return [...left, ...news];
}

/** "Fix time", a later start: nothing of the task before it counts. */
export function startedLater({ n, segments }: OpenRecord, at: number): Word[] {
  return segments
    .filter(({ startAt }) => startAt < at)
    .map(({ startAt, endAt }) => ({ n, from: startAt, to: Math.min(endAt, at), count: false }));
}

/** "Fix time", minutes that did not count: the last ones of those that did. */
export function lessTheLast({ n, segments }: OpenRecord, offMs: number): Word[] {
  const words: Word[] = [];
  let left = offMs;
  for (const { startAt, endAt } of segments.filter((s) => s.decided ?? s.counted).toReversed()) {
    const from = Math.max(startAt, endAt - left);
    if (from < endAt) words.push({ n, from, to: endAt, count: false });
    left -= endAt - from;
  }
  return words;
}

/** "Until when?": work outside went on until then; what was taken for it after that did not count. */
export function workedUntil({ n, segments, outside }: OpenRecord, untilAt: number): Word[] {
  const toAt = outside?.toAt ?? untilAt;
  return segments
    .filter(({ kind, startAt, endAt }) => kind === 'away' && endAt > untilAt && startAt < toAt)
    .map(({ startAt, endAt }) => ({
      n,
      from: Math.max(startAt, untilAt),
      to: Math.min(endAt, toAt),
      count: false,
    }));
}

/** In order; what touches and says the same is one. */
export function written(words: Word[]): string {
  const out: Word[] = [];
  for (const word of [...words].sort((a, b) => a.n - b.n || a.from - b.from)) {
    const last = out.at(-1);
    if (last?.n === word.n && last.to === word.from && last.count === word.count) last.to = word.to;
    else out.push({ ...word });
  }
  return out
    .map(({ n, from, to, count }) => `${n}: ${from}-${to} ${count ? 'counts' : 'does not'}`)
    .join('\n');
}
