import type { Evidence } from './types';

export const evidence: Evidence = {
  kinds: {
    task: 'the timer of a study in progress, `[data-testid="active-timer"]`',
    preview: 'a study opened but not begun, or a place that is reserved',
    overhead:
      '`/studies`, cards of studies, questions about the worker, `/submissions/complete`; a study that is over',
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
      what: 'reward in a newer layout',
      from: 'the one `ul.info-hint li span.amount` that is not by the hour',
      certainty: 'CODE + INFER',
    },
    {
      what: 'place reserved',
      from: '`[data-testid="timer"]`, `[data-testid="reserve"]`, `[data-testid="start-now"]`, `[data-testid="dialog-start-study"]`',
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
    {
      what: 'task key',
      from: 'the last part of `/studies/<study>`, where a study in progress has that address',
      certainty: 'INFER',
    },
    {
      what: 'a study that was handed in',
      from: 'the heading “Awaiting review” at the study’s own address',
      certainty: 'CODE×2 + INFER',
      asOf: '2023',
    },
    {
      what: 'a place that lapsed',
      from: 'the heading “Reservation expired”',
      certainty: 'CODE×2',
      asOf: '2023',
    },
    { what: 'return', from: '`[data-testid="cancel-study-button"]`', certainty: 'CODE×2', asOf: '2023' },
    { what: 'unpaid questions', from: '`[data-testid="dynamic-question-card"]`', certainty: 'CODE' },
    { what: 'work on another site', from: 'the studies’ own hosts', certainty: 'DOC' },
  ],
  unknown: [
    'the address of a study in progress: where it names no study, one that is begun again within one tab is told apart by its name',
    'the layout of a study in progress since 2024: without its timer the start is not seen',
    'a study that is timed out, on its own page: its time runs out by the timer that was read',
    'its headings in other languages than English; all else is found without words',
    'addresses of submissions and payments',
    'a statement on third-party tools',
  ],
};
