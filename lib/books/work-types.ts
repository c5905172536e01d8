/**
 * What kind of work a project is, from labeling up to prompts and review: the order in which platforms let
 * workers rise, so that charts by type show the way up.
 */
export const WORK_TYPES = [
  'image',
  'text',
  'audio',
  'video',
  'entities',
  'rating',
  'prompts',
  'review',
] as const;

export type WorkType = (typeof WORK_TYPES)[number];
