import type { Evidence } from './types';

export const evidence: Evidence = {
  kinds: {
    task: '`/app/survey/…` with `.survey-meta-fields` or “Submit Rating”',
    overhead: '`/app/home`; `.no-survey-view`',
    other: 'a survey’s address with nothing drawn yet; everything else',
  },
  facts: [
    { what: 'host', from: '`www.tryrating.com`', certainty: 'CODE', asOf: '2024' },
    {
      what: 'type of task (project), request id (task key), estimate',
      from: '`.survey-meta-fields .labeled-attribute__attribute`, in that order, where the third is a length of time',
      certainty: 'CODE',
      asOf: '2024',
    },
    { what: 'submit', from: '“Submit Rating”', certainty: 'CODE', asOf: '2024' },
    { what: 'refused submit', from: 'the text “Validation failed!”', certainty: 'CODE', asOf: '2024' },
    { what: 'waiting', from: '`.no-survey-view`', certainty: 'CODE', asOf: '2024' },
  ],
  unknown: [
    'pay: the rate is on no page that was seen',
    'how a task is skipped or given back',
    'labels in other languages than English: a task there is timed by its fields, and its end is asked',
    'a statement on third-party tools',
  ],
};
