/** What a listener of the sensor gets: the event, and its instant on the document's monotonic clock. */
export type Handler<E extends Event> = (event: E, at: number) => void;

/**
 * Listens for as long as `signal` is not aborted. With `restMs` it hears the first event and, that much
 * later, the last one that came meanwhile: for events that come in streams.
 */
export type Listen = <E extends Event>(
  target: EventTarget,
  types: readonly string[],
  handler: Handler<E>,
  restMs?: number,
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
  return <E extends Event>(
    target: EventTarget,
    types: readonly string[],
    handler: Handler<E>,
    restMs?: number,
  ): void => {
    const hear = (event: Event): boolean => {
      if (event.isTrusted) handler(event as E, instantOf(event, now()));
      return event.isTrusted;
    };
    const onEvent = restMs === undefined ? hear : rested(signal, hear, restMs);
    for (const type of types) {
      target.addEventListener(type, onEvent, { capture: true, passive: true, signal });
    }
  };
}

/**
 * `hear`, with a rest after each event that it took. The listener stays where it is: one that is taken out
 * and put back stands behind the page's own, which can stop the event. Meanwhile an event costs no more than
 * the call; asking it anything would (measured: 58 µs a move against 17).
 */
function rested(signal: AbortSignal, hear: (event: Event) => boolean, restMs: number) {
  let resting = false;
  let last: Event | undefined;
  const onEvent = (event: Event): void => {
    if (resting) {
      last = event;
      return;
    }
    resting = hear(event);
    if (resting) setTimeout(wake, restMs);
  };
  const wake = () => {
    const event = last;
    resting = false;
    last = undefined;
    if (event && !signal.aborted) onEvent(event);
  };
  return onEvent;
}
