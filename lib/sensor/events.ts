/** What a listener of the sensor gets: the event, and its instant on the document's monotonic clock. */
export type Handler<E extends Event> = (event: E, at: number) => void;

/** Listens for as long as `signal` is not aborted. */
export type Listen = <E extends Event>(
  target: EventTarget,
  types: readonly string[],
  handler: Handler<E>,
) => void;

/** An event's stamp older than this is not believed. */
const MAX_LATE_MS = 60_000;

/**
 * The instant of an event on the monotonic clock. An event that waited for a busy page keeps the instant
 * at which it happened; a stamp from another time line is replaced by now.
 */
export function instantOf(event: Event, now: number): number {
  const at = event.timeStamp;
  return at > 0 && at <= now && now - at <= MAX_LATE_MS ? at : now;
}

/**
 * Listeners in the capture phase, where a page's own cannot stop the event before (they are registered
 * at `document_start`); passive, and for trusted events only.
 */
export function listener(signal: AbortSignal, now: () => number): Listen {
  return <E extends Event>(target: EventTarget, types: readonly string[], handler: Handler<E>): void => {
    const onEvent = (event: Event) => {
      if (event.isTrusted) handler(event as E, instantOf(event, now()));
    };
    for (const type of types) {
      target.addEventListener(type, onEvent, { capture: true, passive: true, signal });
    }
  };
}
