import type { Evidence } from './types';

export const evidence: Evidence = {
  kinds: {
    task: 'as DataAnnotation',
    preview: 'as DataAnnotation; the link `/workers/tasks?project_id=`',
    training: 'as DataAnnotation',
    overhead: 'as DataAnnotation',
    other: 'everything else',
  },
  facts: [
    { what: 'host', from: '`app.surgehq.ai`', certainty: 'CODE' },
    {
      what: 'link to work, and the project’s id',
      from: '`/workers/tasks?project_id=<uuid>`',
      certainty: 'CODE',
    },
    { what: 'everything else on its pages', from: 'the same as on DataAnnotation', certainty: 'INFER' },
  ],
  unknown: [
    'every page: nobody who wrote of it has seen one',
    'how pay per response is shown: the worker says it',
    'labels in other languages than English: no other was ever shown',
    'a statement on third-party tools',
  ],
};
