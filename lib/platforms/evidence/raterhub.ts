import type { Evidence } from './types';

export const evidence: Evidence = {
  kinds: {
    task: '`/evaluation/rater/task/show` with something to fill in or press',
    overhead:
      'index, recent tasks, settings; any page with `.ewok-rater-no-tasks` or `.ewok-rater-task-option`',
    other: 'a task’s address that refuses (403, already submitted); everything else',
  },
  facts: [
    { what: 'host', from: '`www.raterhub.com`, `raterhub.com`', certainty: 'CODE×8', asOf: '2025' },
    { what: 'task key', from: '`taskIds` in the address', certainty: 'CODE×3', asOf: '2025' },
    {
      what: 'estimate (AET), upper end',
      from: '`.ewok-estimated-task-weight`: “2 - 3 minutes”; in 2019 “1.0 minutes”',
      certainty: 'CODE×4',
      asOf: '2024',
    },
    {
      what: 'type of task, as the project',
      from: 'first line of `.ewok-task-action-header`',
      certainty: 'CODE×2',
    },
    {
      what: 'submit and go on, submit and stop',
      from: '`#ewok-task-submit-button`, `#ewok-task-submit-done-button`',
      certainty: 'CODE×2',
      asOf: '2024',
    },
    {
      what: 'release',
      from: 'a button in `.ewok-release-buttons` while `#ewok-release-release` is checked',
      certainty: 'CODE×2',
    },
    { what: 'cancel, as giving back', from: '`#ewok-task-cancel-button`', certainty: 'INFER' },
    {
      what: 'refused submit',
      from: '`#ewok-errors-list li`, `.ewok-error-field`',
      certainty: 'CODE',
      asOf: '2019',
    },
    { what: 'submitted before', from: '“This task has already been SUBMITTED”', certainty: 'CODE' },
    {
      what: 'waiting',
      from: '`.ewok-rater-no-tasks`, `.ewok-rater-task-option`',
      certainty: 'CODE×2 + SHOT',
      asOf: '2025',
    },
  ],
  unknown: [
    'pay: no page shows an hourly rate, and only some contracts pay by the estimate (upper end × rate per minute); the rest report hours. It is asked once, for all types of task',
    'what `.ewok-task-expire-timer` counts, so no deadline is read',
    'the words of pages in other languages than English: controls are found by their ids',
    'the pages of Appen’s raters for invoices, on hosts of their own (`raterlabs.appen.com`, `connect.appen.com`): they are not asked for',
    'a statement on third-party tools',
  ],
};
