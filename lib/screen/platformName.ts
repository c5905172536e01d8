/**
 * Names of the built-in platforms, without their readers: the popup would otherwise carry them all.
 * A test holds this list to `lib/platforms/list.ts`.
 */
const NAMES: Readonly<Record<string, string>> = {
  dataannotation: 'DataAnnotation',
};

/** A platform's name as it writes it; an id nobody named is shown with a capital. */
export function platformName(id: string): string {
  return NAMES[id] ?? id.charAt(0).toUpperCase() + id.slice(1);
}
