import type { Platform } from '../platforms/types';

/**
 * Where `sensor.js` and the reader's file after it meet: a property of the isolated world's global,
 * which no page can see.
 */
export interface Meeting {
  /** Runs the sensor for one platform; one that ran before in this document goes quiet. */
  start(platform: Platform): void;
  /** Goes quiet for good. Returns since when the page has had attention that nobody was told of: see `Run.stop`. */
  stop(): number | undefined;
  /** The reader after it is the taught one. */
  taught?: boolean;
}

export const PLACE = 'piecerate';

/** What stands at the meeting place: an own property only, as an element named alike is no meeting. */
export function meeting(): Meeting | undefined {
  return Object.getOwnPropertyDescriptor(globalThis, PLACE)?.value;
}

/** `sensor.js` puts its half there, and stops the one of an earlier injection; what `stop` of that one gave. */
export function offer(next: Meeting): number | undefined {
  const untoldFrom = meeting()?.stop();
  Object.defineProperty(globalThis, PLACE, { value: next, configurable: true });
  return untoldFrom;
}

/** A reader's whole file: hand the platform to the sensor that was loaded before it. */
export function handOver(platform: Platform): void {
  meeting()?.start(platform);
}
