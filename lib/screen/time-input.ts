const two = (n: number) => String(n).padStart(2, '0');

/** An instant as a time field shows it: `14:05`, in the worker's zone. */
export function timeText(at: number): string {
  const date = new Date(at);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The instant nearest to `base` at which the worker's clock shows `text`; `undefined` where it is no time. */
export function instantNear(base: number, text: string): number | undefined {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)(?::\d\d)?$/.exec(text) ?? [];
  if (hours === undefined) return undefined;
  const candidates = [-1, 0, 1].map((days) => {
    const date = new Date(base);
    date.setDate(date.getDate() + days);
    return date.setHours(Number(hours), Number(minutes), 0, 0);
  });
  return candidates.reduce((a, b) => (Math.abs(b - base) < Math.abs(a - base) ? b : a));
}

/** What a time field says, where it says something other than it was given. */
export function changedTo(base: number, text: string): number | undefined {
  return text === timeText(base) ? undefined : instantNear(base, text);
}
