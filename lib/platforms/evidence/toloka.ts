import type { Evidence } from './types';

export const evidence: Evidence = {
  kinds: {
    task: '`/task/<pool>/<assignment>`, the assignment also missing',
    overhead: '`/tasks`, `/tasks/active`, profile, achievements, messages',
    other: 'everything else',
  },
  facts: [
    {
      what: 'hosts',
      from: '`toloka.yandex.com`, `toloka.yandex.ru`',
      certainty: 'CODE×2 + DOC',
      asOf: '2023-08',
    },
    { what: 'newer host', from: '`platform.toloka.ai`', certainty: 'CODE', asOf: '2023' },
    { what: 'project (the pool), task key', from: 'the address', certainty: 'CODE', asOf: '2023-07' },
    {
      what: 'submit, skip',
      from: '“Submit”, “Отправить”; “Skip”, “Пропустить”, in the page around the task’s frame',
      certainty: 'DOC + CODE×2',
      asOf: '2023-08',
    },
    {
      what: 'deadline',
      from: 'the one countdown in `.new-task-page__header`',
      certainty: 'INFER',
      asOf: '2023-08',
    },
    {
      what: 'pools and their names',
      from: '`.snippet`, `.snippet__title`, a link `/task/<pool>` in it',
      certainty: 'INFER',
      asOf: '2020',
    },
    {
      what: 'pay of a page of tasks',
      from: 'the one amount that stands by itself in a `.snippet`',
      certainty: 'INFER',
      asOf: '2020',
    },
    {
      what: 'unpaid training',
      from: '`.snippet__take-btn` labelled “Обучение”, “Training”',
      certainty: 'INFER',
      asOf: '2020',
    },
  ],
  unknown: [
    'everything after 2023',
    'on the task’s page: the project’s name, its pay, and whether it is a training (the list is asked for these)',
    'how a refused submit and an expired page look: both are told to the frame alone',
    'labels in other languages than English and Russian; what “Send” is the label of, so it ends no task',
    'the site for annotators that followed: its help centre (annotators-support.zendesk.com) names no host, no task page and no pay, so its pages have to be taught',
  ],
};
