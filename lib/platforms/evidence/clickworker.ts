import type { Evidence } from './types';

export const evidence: Evidence = {
  kinds: {
    task: '`/<language>/workplace/jobs/<job>/edit`',
    preview: '`…/confirm_agreement`, `…/confirm_instruction`',
    overhead: '`/<language>/workplace/jobs`, `/payment_details`',
    other: 'everything else, such as the second factor',
  },
  facts: [
    { what: 'host', from: '`workplace.clickworker.com`', certainty: 'CODE×2' },
    {
      what: 'list of jobs',
      from: '`/en/workplace/jobs`; other languages are inferred',
      certainty: 'CODE×2 + INFER',
    },
    { what: 'job', from: 'its id in the address', certainty: 'CODE×2' },
    { what: 'agreement and instruction', from: 'the last part of the address', certainty: 'CODE×2' },
  ],
  unknown: [
    'the control that submits: a session asks how many were done',
    'what a job pays, as shown in a page',
    'a timer of the platform',
    'what a job’s page says: nothing of it is read by words, in whatever language',
    'a statement on third-party tools',
  ],
};
