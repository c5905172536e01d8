const two = (part: number) => String(part).padStart(2, '0');

/** A file's name with the day it was made: `piecerate-backup-2026-11-25.json`. */
export function fileName(what: 'backup' | 'tasks' | 'hours', at: number, type: 'json' | 'csv'): string {
  const date = new Date(at);
  return `piecerate-${what}-${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}.${type}`;
}
