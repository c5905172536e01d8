import type { Evidence } from './types';

export const evidence: Evidence = {
  kinds: {
    task: '`/u/<n>/task` with “Submit” (label or `.submitTaskButton`)',
    preview: '`.continue-button`: instructions before a set of tasks',
    overhead: '`/`, `/u/<n>/`, `/u/<n>/home`',
    other: 'a task’s address with nothing to submit yet; everything else',
  },
  facts: [
    { what: 'host', from: '`rating.ewoq.google.com`', certainty: 'CODE×2', asOf: '2022' },
    { what: 'task key', from: '`encryptedEvalRef` in the address', certainty: 'SHOT + CODE' },
    { what: 'project’s name', from: '`.taskTitle`', certainty: 'SHOT + CODE×2', asOf: '2024' },
    {
      what: 'submit',
      from: '“Submit”, `.submitTaskButton` unless `.is-disabled`',
      certainty: 'CODE×2 + SHOT',
      asOf: '2024',
    },
    {
      what: 'skip',
      from: '“Skip task”, `.skip-button`, `.cancel-button`, `.skip-and-take-a-break-button`',
      certainty: 'CODE×2 + SHOT',
      asOf: '2024',
    },
    { what: 'instructions', from: '`.continue-button`', certainty: 'CODE×2', asOf: '2022' },
  ],
  unknown: [
    'pay, estimate, timer: none is on the page in public pictures',
    'how a refused submit looks: “Submit” is disabled until all is answered',
    'whether the task’s body is a frame, and the class of “Skip task” since 2025',
    'labels in other languages than English: controls are found by their classes there',
    'a statement on third-party tools',
  ],
};
