import type { Evidence } from './types';

export const evidence: Evidence = {
  kinds: {
    task: '`/tasks` behind an optional language and `expert`, with something to work with; an audit with `qaOperationId`',
    training: '`/course`: courses and assessments, unpaid unless the worker says otherwise',
    overhead: 'marketplace, projects, earnings, tools; the task page with nothing to work with',
    other: 'signing in, public job offers, everything else',
  },
  facts: [
    {
      what: 'hosts',
      from: '`app.outlier.ai`; in 2023 `app.tryoutlier.com`',
      certainty: 'CODE×6',
      asOf: '2026-01',
    },
    { what: 'task page', from: 'the path; the address names no task', certainty: 'CODE×2' },
    {
      what: 'task key',
      from: '`pipelineV3HumanNodeId`, `taskId` in a link that claims one; none in normal work',
      certainty: 'CODE×2',
    },
    { what: 'operation and its key', from: '`qaOperationId`', certainty: 'CODE×4', asOf: '2026-01' },
    { what: 'project’s id', from: '`/projects/<24 hex digits>`', certainty: 'CODE' },
    { what: 'training and its key', from: '`/course?id=`', certainty: 'CODE' },
    { what: 'submit', from: 'the label “Submit”', certainty: 'CODE', asOf: '2023-12' },
    {
      what: 'end of a task',
      from: 'the pressed control leaves the page, or the page has nothing to work with',
      certainty: 'INFER',
    },
    { what: 'deadline', from: '“Expires in 1 hour, 20 minutes”, as a hint', certainty: 'CODE', asOf: '2024' },
    {
      what: 'pay',
      from: 'not on the page: the worker says it, or the earnings’ own CSV',
      certainty: 'CODE×3',
    },
  ],
  unknown: [
    'every selector of the task page; project’s name and pay on it',
    'labels of skip, exit and pause: the worker says in the popup what became of a task',
    'the page after a submit, and what an empty queue says',
    'labels in other languages than English: a task there is timed, and its end is asked',
    'the working timer beside the deadline',
  ],
};
