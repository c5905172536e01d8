import * as v from 'valibot';

/** The port of the page that makes a copy of the books where the background itself cannot, and that page. */
export const COPY_PORT = 'copy';
export const COPY_PAGE = '/copy.html';

const word = v.variant('type', [
  /** It goes on: the background must not fall asleep over it. */
  v.object({ type: v.literal('going') }),
  v.object({ type: v.literal('made'), url: v.pipe(v.string(), v.startsWith('blob:')) }),
  v.object({ type: v.literal('failed'), why: v.string() }),
]);

export type CopyWord = v.InferOutput<typeof word>;

/** What that page said, checked; `undefined` where it is nothing of the kind. */
export function parseCopyWord(message: unknown): CopyWord | undefined {
  const parsed = v.safeParse(word, message);
  return parsed.success ? parsed.output : undefined;
}
