import type { WorkType } from '../../lib/books/work-types';
import { type MessageKey, t } from '../../lib/i18n';

const NAMES: Record<WorkType, MessageKey> = {
  image: 'type_image',
  text: 'type_text',
  audio: 'type_audio',
  video: 'type_video',
  entities: 'type_entities',
  rating: 'type_rating',
  prompts: 'type_prompts',
  review: 'type_review',
};

/** A type of work as the worker reads it; anything else is a type that nobody said. */
export function typeName(key: string): string {
  return t(key in NAMES ? NAMES[key as WorkType] : 'typeUnknown');
}
