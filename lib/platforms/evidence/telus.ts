import type { Evidence } from './types';

export const evidence: Evidence = {
  kinds: {
    training: 'a page of `telusinternational.headway.ai` with `[id^="question-"]`',
    overhead: '`/cmp/contributor/…`',
    other: 'sign-in and everything else',
  },
  facts: [
    { what: 'host', from: '`www.telusinternational.ai`', certainty: 'CODE×2', asOf: '2024' },
    { what: 'dashboard, jobs, profile', from: '`/cmp/contributor/…`', certainty: 'CODE×2', asOf: '2024' },
    {
      what: 'tests for a project',
      from: '`#question-10` … on `telusinternational.headway.ai`',
      certainty: 'CODE',
      asOf: '2025',
    },
    {
      what: 'that raters work elsewhere',
      from: 'RaterHub, EWOQ, TryRating, clients’ own tools',
      certainty: 'DOC',
    },
  ],
  unknown: [
    'the address and shape of “Task Counts”, timesheets and payments',
    'how a test is handed in, and what it is for',
    'the tools of other clients: teach their pages, or use a clock by hand',
    'its pages in other languages than English: nothing of them is read by words',
    'a statement on third-party tools',
  ],
};
