/**
 * What a note says, as plain texts, so that every part can be edited, merged and searched in the same way.
 * Rules, mistakes and links are lists: one entry a line.
 */
export interface NoteParts {
  /** The rules that are easily broken; the first three show in the popup. */
  rules: string;
  /** What was marked down: `2026-11-23 The box was too loose`. */
  mistakes: string;
  /** Addresses of the guidelines. */
  links: string;
  /** Markdown. */
  text: string;
}

export type PartName = keyof NoteParts;
export const PART_NAMES: readonly PartName[] = ['rules', 'mistakes', 'links', 'text'];

export const EMPTY_NOTE: NoteParts = { rules: '', mistakes: '', links: '', text: '' };

/** Parts under a passphrase: AES-GCM with a nonce of their own. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  data: Uint8Array<ArrayBuffer>;
}

/** Parts at rest: open, or sealed while the notes have a passphrase. */
export type AtRest = { parts: NoteParts; sealed?: never } | { sealed: Sealed; parts?: never };

/** A note at rest. `id`: `general`, `platform:<id>`, `family:<platform>:<family>` or `project:<key>`. */
export type NoteRow = AtRest & {
  id: string;
  /** Grows by one with every change. */
  rev: number;
  changedAt: number;
  /** Key of the project it was begun under: another version of that has it carried over. */
  startedIn?: string;
};

/** How a note stood before a change; `[id, rev]` is its key. */
export type NoteVersion = AtRest & { id: string; rev: number; changedAt: number };

/** Is there nothing in it? */
export function isEmptyNote(parts: NoteParts): boolean {
  return PART_NAMES.every((name) => parts[name].trim() === '');
}

export function sameParts(a: NoteParts, b: NoteParts): boolean {
  return PART_NAMES.every((name) => a[name] === b[name]);
}

/** The entries of a list of lines: trimmed, without empty ones. */
export function linesOf(list: string): string[] {
  return list
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

export interface Mistake {
  /** ISO date; missing where the line begins with none. */
  on?: string;
  what: string;
}

/** Mistakes with their dates, the latest first; those without a date last. */
export function mistakesOf(list: string): Mistake[] {
  return linesOf(list)
    .map((line): Mistake => {
      const [, on, what] = /^(\d{4}-\d{2}-\d{2})[\s:–-]*(.*)$/.exec(line) ?? [];
      return on === undefined || what === undefined ? { what: line } : { on, what };
    })
    .sort((a, b) => (b.on ?? '').localeCompare(a.on ?? ''));
}

/** A list with one more line at its end. */
export function withLine(list: string, line: string): string {
  const before = list.trimEnd();
  return before === '' ? line : `${before}\n${line}`;
}
