import { messageFor } from '../i18n';
import type { Checklist } from '../notes/checklists';
import { READY } from '../notes/ready';

/** A checklist nobody has saved yet has never changed. */
const NEVER = 0;

export const newId = (): string => crypto.randomUUID();

/** The checklists of our own writing, in the worker's language, as they are before they are added. */
export function readyLists(): Checklist[] {
  return READY.map(({ id, when, count }) => ({
    kind: 'list',
    id: `list:ready-${id}`,
    name: messageFor(`ready_${id}`) ?? id,
    when,
    places: [],
    changedAt: NEVER,
    items: Array.from({ length: count }, (_, i) => ({
      id: String(i + 1),
      text: messageFor(`ready_${id}_${i + 1}`) ?? '',
    })),
  }));
}

/** A new list for a place, with room for its first item. */
export function emptyList(place: string): Checklist {
  const items = [{ id: newId(), text: '' }];
  return {
    kind: 'list',
    id: `list:${newId()}`,
    name: '',
    when: 'training',
    places: [place],
    changedAt: NEVER,
    items,
  };
}
