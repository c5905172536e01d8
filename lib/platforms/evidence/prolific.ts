import type { Evidence } from './types';

export const evidence: Evidence = {
  kinds: {
    task: 'the timer of a study in progress, `[data-testid="active-timer"]`',
    preview: 'a study opened but not begun, or a place that is reserved',
    overhead: '`/studies`, cards of studies, questions about the worker, `/submissions/complete`',
    other: 'everything else, such as account pages',
  },
  facts: [
    { what: 'host', from: '`app.prolific.com`', certainty: 'CODE×2', asOf: '2026-03' },
    {
      what: 'list of studies',
      from: '`/studies`, `li[data-testid^="study-"]`',
      certainty: 'CODE×2',
      asOf: '2026-03',
    },
    {
      what: 'study’s name',
      from: '`[data-testid="title"]`, else `h2`',
      certainty: 'CODE×2',
      asOf: '2026-03',
    },
    {
      what: 'reward of the session',
      from: '`[data-testid="study-tag-reward"]`',
      certainty: 'CODE×2',
      asOf: '2026-03',
    },
    {
      what: 'place reserved',
      from: '`[data-testid="timer"]`, `[data-testid="reserve"]`',
      certainty: 'CODE×2',
      asOf: '2023',
    },
    {
      what: 'start and time left',
      from: '`[data-testid="active-timer"] .timer__counter`',
      certainty: 'CODE',
      asOf: '2023',
    },
    { what: 'end of a study', from: '`/submissions/complete` (its code is never read)', certainty: 'CODE×8' },
    { what: 'submit by code', from: '`[data-testid="complete-button"]`', certainty: 'CODE×2', asOf: '2023' },
    { what: 'return', from: '`[data-testid="cancel-study-button"]`', certainty: 'CODE×2', asOf: '2023' },
    { what: 'unpaid questions', from: '`[data-testid="dynamic-question-card"]`', certainty: 'CODE' },
    { what: 'work on another site', from: 'the studies’ own hosts', certainty: 'DOC' },
  ],
  unknown: [
    'an id of the study in progress: a study that is begun again within one tab is told apart by its name',
    'the layout of a study in progress since 2024',
    'addresses of submissions and payments',
    'a statement on third-party tools',
  ],
};
