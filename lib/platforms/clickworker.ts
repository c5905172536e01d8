import type { PageKind, Platform } from './types';

/* Certainty of each fact: C2 (in several tools that run on the page), INFER. */

/** C2. */
const HOST = 'workplace.clickworker.com';
/** C2 for `en`; other languages are INFER. */
const PATH = /^\/[a-z]{2}(?:-[a-z]{2})?\/workplace\/jobs(?:\/([^/]+)\/([a-z_]+))?$/;

/** C2: the task page, and the pages before it, where agreement and instructions are confirmed. */
const STEPS: Readonly<Record<string, PageKind>> = {
  edit: 'task',
  confirm_agreement: 'preview',
  confirm_instruction: 'preview',
};

/**
 * Clickworker: a job is a project, and its page a session, since no source shows how a task of it is submitted:
 * how many were done is asked. What a job pays is shown by no source either.
 */
export const clickworker: Platform = {
  id: 'clickworker',
  name: 'Clickworker',
  hosts: [HOST],
  matches: [`https://${HOST}/*`],
  sessions: true,
  unverified: {},
  controls: [],
  kindOf(_doc, url) {
    return url.hostname === HOST ? routeOf(url).kind : undefined;
  },
  read(_doc, url) {
    if (url.hostname !== HOST) return { kind: 'other' };
    const { kind, job } = routeOf(url);
    return job === undefined ? { kind } : { kind, project: { id: job } };
  },
};

function routeOf(url: URL): { kind: PageKind; job?: string } {
  const path = url.pathname.replace(/\/+$/, '');
  const match = PATH.exec(path);
  // C2: `/payment_details` stands behind the language as well as alone.
  if (!match) return { kind: /\/payment_details$/.test(path) ? 'overhead' : 'other' };
  const [, job, step] = match;
  if (job === undefined || step === undefined) return { kind: 'overhead' };
  const kind = STEPS[step] ?? 'other';
  return kind === 'other' ? { kind } : { kind, job };
}
