import type { Evidence } from './types';

export const evidence: Evidence = {
  kinds: {
    task: '`view.appen.io/assignments/…` with something to fill in or press',
    overhead:
      'the contributor portal with its list in a frame; `/channels/<channel>/tasks`; `/internal/tasks`',
    other: 'everything else',
  },
  facts: [
    { what: 'job pages', from: '`view.appen.io/assignments/…`', certainty: 'CODE×3' },
    { what: 'contributor portal', from: '`annotate.appen.com`', certainty: 'CODE×2' },
    {
      what: 'lists',
      from: '`account.appen.com/channels/<channel>/tasks`; the same on `tasks.figure-eight.work`',
      certainty: 'CODE×2',
    },
    { what: 'project’s name', from: '`.job-title`', certainty: 'CODE×3' },
    { what: 'deadline', from: '`#countdown_timer .countdown_amount`: `mm:ss`', certainty: 'CODE×2' },
    { what: 'submit', from: '`.form-actions input.submit`, “Submit & Continue”', certainty: 'CODE×2' },
    { what: 'jobs and their titles', from: '`#task-listing-datatable[data-tasks]`', certainty: 'CODE×4' },
    {
      what: 'pay of a page of work',
      from: 'the cell “5 cents” in the job’s row',
      certainty: 'CODE×2 + INFER',
    },
  ],
  unknown: [
    'whether the id in a job’s address is that of a page of work or of the job: no key is read, the tab tells tasks apart',
    'pay on the job’s own page; which value of the list’s data is the pay (tools disagree)',
    'how refused answers, quizzes and giving up look',
    'labels in other languages: the Spanish one is from a script',
    'pages on `render.figure-eight.io`, an older host of which nothing but the name is known',
    'a statement on third-party tools',
  ],
};
