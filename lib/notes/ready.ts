import type { When } from './checklists';

/** A checklist of our own writing: its words are the messages `ready_<id>` and `ready_<id>_1` to its count. */
export interface Ready {
  id: string;
  when: When;
  count: number;
}

/** How to begin, one per type of work, and the way up. */
export const READY: readonly Ready[] = [
  { id: 'start', when: 'training', count: 8 },
  { id: 'boxes', when: 'submit', count: 7 },
  { id: 'masks', when: 'submit', count: 7 },
  { id: 'text', when: 'submit', count: 6 },
  { id: 'audio', when: 'submit', count: 7 },
  { id: 'video', when: 'submit', count: 6 },
  { id: 'entities', when: 'submit', count: 6 },
  { id: 'rating', when: 'submit', count: 8 },
  { id: 'up', when: 'training', count: 7 },
];
