import type { PageKind, Platform } from './types';

/*
 * TELUS Digital's community platform (TELUS International AI). Raters find work here and do it elsewhere: on
 * RaterHub, EWOQ, TryRating or a client's own tool (DOC), so time here is overhead. Certainty of each fact: CODE
 * (seen in code that runs on the page), DOC. As of 2025; nobody here has seen a live page.
 */

/** CODE×2. */
const HOST = 'www.telusinternational.ai';
/** CODE×1 (2025): the tests that one has to pass for a project. */
const TESTS_HOST = 'telusinternational.headway.ai';
/** CODE×1 (2025): `#question-10`, `#question-100`. */
const QUESTION = '[id^="question-"]';

export const telus: Platform = {
  id: 'telus',
  name: 'TELUS Digital community',
  hosts: [HOST, TESTS_HOST],
  matches: [`https://${HOST}/*`, `https://${TESTS_HOST}/*`],
  // `rule` stays open: no statement of the platform on third-party tools was found.
  unverified: {},
  // No source shows how a test is handed in.
  controls: [],
  kindOf(doc, url) {
    if (url.hostname === HOST) return isContributors(url) ? 'overhead' : 'other';
    return url.hostname === TESTS_HOST ? kindOfTest(doc) : undefined;
  },
  read(doc, url) {
    return { kind: telus.kindOf(doc, url) ?? 'other' };
  },
};

/** CODE×2 dashboard, jobs, profile. `/cmp` and `/cmp/login` are the sign-in page. */
const isContributors = (url: URL) => url.pathname.startsWith('/cmp/contributor/');

const kindOfTest = (doc: Document): PageKind => (doc.querySelector(QUESTION) ? 'training' : 'other');
