import * as v from 'valibot';
import type { Template } from './checklists';
import { safeHref } from './links';

/** A file of checklists, to be shared with workers of the same platform. */
export interface TemplateFile {
  format: 'piecerate-checklists';
  version: 1;
  lists: Template[];
}

/** More than anybody reads; a file beyond it is not one of ours. */
const MOST_LISTS = 100;
const MOST_ITEMS = 200;

const words = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));

export const item = v.object({
  id: words(64),
  text: words(500),
  note: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(2_000))),
  link: v.optional(
    v.pipe(
      v.string(),
      v.trim(),
      v.maxLength(2_000),
      v.check((link) => safeHref(link) !== undefined, 'a link of http, https or mailto'),
    ),
  ),
});

export const template = v.object({
  name: words(120),
  when: v.picklist(['training', 'submit', 'daily']),
  items: v.pipe(v.array(item), v.maxLength(MOST_ITEMS)),
  perTask: v.optional(v.boolean()),
  refreshDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3_650))),
});

const file = v.object({
  format: v.literal('piecerate-checklists'),
  version: v.literal(1),
  lists: v.pipe(v.array(template), v.minLength(1), v.maxLength(MOST_LISTS)),
});

/** What a file holds, or where it is at fault: `lists[0].items[2].link`. */
export type ReadFile = { ok: true; lists: Template[] } | { ok: false; where: string; what: string };

/** Reads a file of checklists; nothing of one that is at fault is taken. */
export function readTemplateFile(text: string): ReadFile {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    return { ok: false, where: 'JSON', what: error instanceof Error ? error.message : String(error) };
  }
  const read = v.safeParse(file, raw);
  if (read.success) return { ok: true, lists: read.output.lists };
  const [issue] = read.issues;
  const path = (issue.path ?? []).map(({ key }) =>
    typeof key === 'number' ? `[${key}]` : `.${String(key)}`,
  );
  return { ok: false, where: path.join('').replace(/^\./, '') || 'file', what: issue.message };
}

/** The file of some checklists: what they say, not where or how far they are used. */
export function templateFile(lists: readonly Template[]): string {
  const plain = lists.map(({ name, when, items, perTask, refreshDays }) => ({
    name,
    when,
    items,
    ...(perTask === undefined ? {} : { perTask }),
    ...(refreshDays === undefined ? {} : { refreshDays }),
  }));
  const whole: TemplateFile = { format: 'piecerate-checklists', version: 1, lists: plain };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
