import type { Zone } from '../../lib/clock/types';
import type { Script } from './script';

/** A place and an instant there; a random day begins at it. */
export interface Somewhere extends Zone {
  baseAt: number;
}

const from = (timeZone: string, utcOffsetMin: number, text: string): Somewhere => ({
  timeZone,
  utcOffsetMin,
  baseAt: Date.parse(`${text}Z`),
});

/** Nights that calendars stumble over. */
export const PLACES: readonly [Somewhere, ...Somewhere[]] = [
  from('UTC', 0, '2026-11-22T23:10'),
  // An hour is left out, and one comes twice.
  from('America/New_York', -300, '2026-03-08T04:30'),
  from('America/New_York', -240, '2026-11-01T03:20'),
  // Half an hour comes twice.
  from('Australia/Lord_Howe', 660, '2026-04-04T12:40'),
  from('Asia/Kolkata', 330, '2026-11-22T18:00'),
  from('Asia/Kathmandu', 345, '2026-11-22T17:50'),
  // There is no midnight.
  from('Africa/Cairo', 120, '2026-04-23T21:30'),
  // The 30th of December was left out.
  from('Pacific/Apia', -600, '2011-12-30T09:20'),
];

/** Where a day is spent: any of them, the same for the same day. */
export const whereOf = (script: Script): Somewhere => PLACES[script.acts.length % PLACES.length] ?? PLACES[0];

/** What a calendar on the wall of that place shows. */
export function calendarOf({ timeZone }: Zone): (at: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  return (at) => format.format(at);
}
