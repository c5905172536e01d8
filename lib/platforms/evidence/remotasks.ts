import type { Evidence } from './types';

export const evidence: Evidence = {
  kinds: {
    task: '`/tasks` behind an optional language, with something to work with',
    overhead: 'the task page with nothing to work with',
    other: 'everything else: no other address is known',
  },
  facts: [
    { what: 'hosts', from: '`www.remotasks.com`, `remotasks.com`', certainty: 'CODE×4', asOf: '2023-12' },
    { what: 'task page', from: 'the path; the address names no task', certainty: 'CODE×4', asOf: '2023-12' },
    { what: 'task key', from: '`subtaskId` in a link that claims one', certainty: 'CODE' },
    { what: 'submit', from: 'the label “Submit”', certainty: 'CODE', asOf: '2023-12' },
    {
      what: 'end of a task',
      from: 'the pressed control leaves the page, or the page has nothing to work with',
      certainty: 'INFER',
    },
    {
      what: 'deadline',
      from: '“Expires in 1 hour, 20 minutes”; before that a `span` “0 hours, 45 minutes”; a hint',
      certainty: 'CODE',
      asOf: '2023-12',
    },
  ],
  unknown: [
    'project’s name, pay and earnings',
    'labels of skip and exit, and all labels in other languages than English',
    'addresses of courses, dashboard and earnings',
    'whether the site is still as it was in 2023',
  ],
};
