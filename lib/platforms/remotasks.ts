import { scaleRule } from './rules';
import { idIn, kindOfTaskPage, readTaskPage, SCALE_CONTROLS } from './scale-family';
import type { PageKind, Platform } from './types';

/* Certainty as in scale-family.ts; its evidence ends in December 2023. */

/** CODE×4. */
const HOSTS = ['www.remotasks.com', 'remotasks.com'];
/** CODE×4, behind an optional language; no task's id in normal work. */
const TASKS = /^\/(?:[a-z-]+\/)?tasks\/?$/i;
/** CODE×1: a link that claims one task. */
const CLAIM = 'subtaskId';

export const remotasks: Platform = {
  id: 'remotasks',
  name: 'Remotasks',
  hosts: HOSTS,
  matches: HOSTS.map((host) => `https://${host}/*`),
  unverified: { since: 2023 },
  rule: scaleRule,
  offersByHand: true,
  unkeyed: true,
  controls: SCALE_CONTROLS,
  kindOf: (doc, url) => (HOSTS.includes(url.hostname) ? kindOfPage(doc, url) : undefined),
  read(doc, url) {
    if (!HOSTS.includes(url.hostname)) return { kind: 'other' };
    const kind = kindOfPage(doc, url);
    return kind === 'task' ? { kind, ...readTaskPage(doc, idIn(url, [CLAIM])) } : { kind };
  },
};

/** Dashboard, courses and earnings have no known address (looked for). */
function kindOfPage(doc: Document, url: URL): PageKind {
  return TASKS.test(url.pathname) ? kindOfTaskPage(doc) : 'other';
}
