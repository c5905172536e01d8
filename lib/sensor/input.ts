import type { Listen } from './events';

/** Scrolling by hand is in `wheel`, `touchstart` and the keys; a page can scroll by itself. */
const RARE = ['pointerdown', 'keydown', 'touchstart'];
const STREAMS = ['pointermove', 'wheel'];

/** A hand that moves is heard this often; where it came to rest is known to the instant, this much later. */
const STREAM_REST_MS = 250;

/**
 * Tells of trusted input in the top document: of each act, and of the beginning, course and end of a move. Only an
 * act can press something; a hand that rests on a mouse moves by itself.
 */
export function input(win: Window, listen: Listen, heard: (at: number, isAct: boolean) => void): void {
  listen(win, RARE, (_event, at) => heard(at, true));
  listen(win, STREAMS, (_event, at) => heard(at, false), STREAM_REST_MS);
}
