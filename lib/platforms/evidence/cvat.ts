import type { Evidence } from './types';

/** CVAT on a worker's own host: read in its public source (cvat-ai/cvat, `cvat-ui/src`). */
export const evidence: Evidence = {
  kinds: {
    task: '`/tasks/<task>/jobs/<job>`: a job is what a worker finishes',
    overhead: '`/tasks`, one task’s page, `/jobs`',
  },
  facts: [
    {
      what: 'job, and its task as the project',
      from: 'their ids in the address',
      certainty: 'CODE',
      asOf: '2026-11',
    },
    {
      what: 'submit',
      from: '“Continue” in `.cvat-modal-content-finish-job`',
      certainty: 'CODE',
      asOf: '2026-11',
    },
    {
      what: 'refused submit',
      from: '`.cvat-notification-notice-save-annotations-failed`',
      certainty: 'CODE',
      asOf: '2026-11',
    },
    {
      what: 'end of a job',
      from: 'the page after it: the job’s own page stays, and says so for a second',
      certainty: 'CODE',
      asOf: '2026-11',
    },
  ],
  unknown: ['the task’s name on a job’s page', 'what a job pays', 'a skip'],
};
