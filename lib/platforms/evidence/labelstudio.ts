import type { Evidence } from './types';

/** Label Studio on a worker's own host: read in its public source (HumanSignal/label-studio, `web/libs`). */
export const evidence: Evidence = {
  kinds: {
    task: '`/projects/<project>/data` with `task` in its query, or `labeling=1` for a stream of tasks',
    overhead: '`/projects`, and a project’s list of tasks',
  },
  facts: [
    { what: 'project and task', from: 'their ids in the address', certainty: 'CODE', asOf: '2026-11' },
    {
      what: 'submit, and a reviewer’s verdict',
      from: '`button[name="submit"]`, “Submit”, “Update”, “Accept”, “Fix + Accept”, “Reject”',
      certainty: 'CODE',
      asOf: '2026-11',
    },
    {
      what: 'skip',
      from: '`[data-testid="bottombar-skip-button"]`, “Skip”',
      certainty: 'CODE',
      asOf: '2026-11',
    },
    {
      what: 'refused submit',
      from: 'the editor’s warning, `.ant-modal-confirm-warning`; in later editors it is inferred',
      certainty: 'CODE + INFER',
      asOf: '2021',
    },
  ],
  unknown: ['the project’s name on a task’s page', 'what a task pays', 'labels in other languages'],
};
