import type { Evidence } from './types';

export const evidence: Evidence = {
  kinds: {
    task: '`/workers/tasks/<id>` with `task_response_id`, or “Exit Work Mode” in the page',
    preview: 'the same without a response, or “Enter Work Mode”',
    training: 'a task whose title begins `[Qualification]`, `[TRAINING]`, `Onboarding` …',
    overhead: 'dashboard, report time, payments, inbox, support',
    other: 'everything else, such as the sign-in page',
  },
  facts: [
    { what: 'host', from: '`app.dataannotation.tech`', certainty: 'CODE×10', asOf: '2026-07' },
    { what: 'task key', from: '`task_response_id` in the address', certainty: 'COPY×2 + CODE×3' },
    { what: 'project’s name', from: 'last breadcrumb in `div.worker-task`', certainty: 'CODE + COPY×2' },
    { what: 'project’s id', from: 'dashboard JSON, the address of report time', certainty: 'CODE×5' },
    { what: 'work mode', from: '“Enter Work Mode”, “Exit Work Mode” (text or value)', certainty: 'CODE×3' },
    { what: 'submit', from: '`.task-response-submission button[type=submit]`', certainty: 'CODE' },
    { what: 'skip', from: '`#skip_button`', certainty: 'CODE' },
    {
      what: 'hourly pay',
      from: 'dashboard JSON: `payPerHourInCents`; before July 2026 `pay` as text; the tables of before April 2026 are read no more',
      certainty: 'CODE×2',
      asOf: '2026-07',
    },
    {
      what: 'running tasks with start and deadline',
      from: 'dashboard JSON: `inProgressTasksInfo`',
      certainty: 'CODE',
      asOf: '2026-07',
    },
    { what: 'time to report', from: 'dashboard JSON: `reportableProjectsInfo`', certainty: 'CODE×3' },
    {
      what: 'sums of money, and entries of time and tasks',
      from: 'payments page, when the worker opens it: its JSON, and the rows that are unfolded',
      certainty: 'CODE×2',
      asOf: '2026-07',
    },
    { what: 'deadline', from: 'the text “Expires in: …”, as a hint', certainty: 'COPY' },
    { what: 'training', from: 'prefixes of the title', certainty: 'CODE×4' },
  ],
  unknown: [
    'the page after a submit',
    'fields and deadline of the report-time form',
    'what “Expires in” says of short tasks',
    'the escape hatch’s own markup: the worker says it in the popup',
    'what “Reference Version” in a title stands for: such a page is a task',
    'labels in other languages than English: no other was ever shown',
    'a refused submit',
    'how long a session lasts: its banner’s instant is no deadline of a task, and not read',
    'a statement on third-party tools',
  ],
};
