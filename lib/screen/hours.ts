const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** `3:07`, whole minutes, never rounded up. */
export function hoursMinutes(ms: number): string {
  const minutes = Math.floor(ms / MINUTE_MS);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** `3.11`: hours with two decimals, never rounded up. */
export function decimalHours(ms: number): string {
  return (Math.floor(ms / (HOUR_MS / 100)) / 100).toFixed(2);
}

/** A row of hours as a worker pastes it into a platform's form or a table of their own: five cells. */
export function hoursLine({
  date,
  name,
  ms,
  tasks,
}: {
  date: string;
  name: string;
  ms: number;
  tasks: number;
}) {
  return [date, name, hoursMinutes(ms), decimalHours(ms), tasks].join('\t');
}
