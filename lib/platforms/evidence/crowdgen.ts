import type { Evidence } from './types';

export const evidence: Evidence = {
  kinds: {
    overhead: '`/projects`, also after a locale; any page with “My work hours” in its menu',
    other: 'sign-in, sign-up and everything else',
  },
  facts: [
    { what: 'host', from: '`app.crowdgen.com`', certainty: 'CODE + SHOT', asOf: '2026-05' },
    { what: 'list of projects', from: '`/projects`', certainty: 'SHOT', asOf: '2026-05' },
    {
      what: 'projects and their hourly pay',
      from: '“$5 / Hour” by itself, with the one heading around it and “Resume”',
      certainty: 'INFER',
      asOf: '2026-05',
    },
    { what: 'signed-in pages', from: '“My work hours” in the menu', certainty: 'SHOT', asOf: '2026-05' },
    { what: 'that hours are reported here', from: 'help on invoicing', certainty: 'DOC' },
  ],
  unknown: [
    'task pages: work is on clients’ own tools or on ADAP; teach their pages, or use a clock by hand under the project’s name',
    'address and shape of “My Work Hours”, payments and a project’s page',
    'which projects are tracked by the system instead of reported',
    'the page in other languages than English',
    'a statement on third-party tools',
  ],
};
