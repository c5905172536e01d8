/** ISO date of an instant, where the worker is. */
export function dayAt(at: number): string {
  return new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
