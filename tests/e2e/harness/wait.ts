const POLL_MS = 50;

/** How long to wait, and what to say when it was in vain. */
export interface WaitOptions {
  timeoutMs?: number;
  /** What was waited for, as a sentence; a function may add what was seen last. */
  message: string | (() => string);
}

/** A page that is stuck gives no answer at all: that is said at the end of the wait, not by the test's own limit. */
async function inTime<T>(answer: T | Promise<T>, endAt: number): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new Error('The browser did not answer at all.')),
    Math.max(0, endAt - performance.now()),
  );
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Asks `probe` again and again until it gives something other than `undefined`, `false` or an error.
 * It polls from Node, so hidden pages (whose timers and frames rest) can be waited for as well.
 * @throws with `message`, and the last error if there was one, after `timeoutMs` (default 10 s).
 */
export async function waitFor<T>(
  probe: () => T | Promise<T>,
  { timeoutMs = 10_000, message }: WaitOptions,
): Promise<Exclude<T, undefined | false>> {
  const endAt = performance.now() + timeoutMs;
  let lastError: unknown;
  for (;;) {
    try {
      const answer = await inTime(probe(), endAt);
      if (answer !== undefined && answer !== false) return answer as Exclude<T, undefined | false>;
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    if (performance.now() > endAt) {
      const text = typeof message === 'function' ? message() : message;
      throw new Error(`Waited ${timeoutMs} ms in vain: ${text}`, { cause: lastError });
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
