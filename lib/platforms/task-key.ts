/** The worker takes no key beyond 500 characters; some platforms' addresses hold more. */
const LONGEST = 400;

/** An opaque id from an address as a task's key: whole, or both of its ends where it is very long. */
export function taskKeyOf(id: string | null): string | undefined {
  if (!id) return undefined;
  return id.length <= LONGEST ? id : `${id.slice(0, LONGEST / 2)}…${id.slice(-LONGEST / 2)}`;
}
