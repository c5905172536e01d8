/**
 * Runs `start` once the page is more than a prerendering (Chromium renders pages ahead that may never be
 * shown, scripts and all). Returns what stops it, before or after; `start` returns what stops it.
 */
export function whenShown<T>(start: () => () => T): () => T | undefined {
  if (!(document as Document & { prerendering?: boolean }).prerendering) return start();
  const waiting = new AbortController();
  let stop: () => T | undefined = () => {
    waiting.abort();
    return undefined;
  };
  document.addEventListener(
    'prerenderingchange',
    () => {
      stop = start();
    },
    { once: true, signal: waiting.signal },
  );
  return () => stop();
}
