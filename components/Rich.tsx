import type { ComponentChild } from 'preact';
import { type MessageKey, parts, type SlotNames } from '../lib/i18n';

interface RichProps<K extends MessageKey> {
  k: K;
  slots: Record<SlotNames<K>, ComponentChild>;
}

/** A message whose slots are elements: the language decides where they stand. */
export function Rich<K extends MessageKey>({ k, slots }: RichProps<K>) {
  const named: Record<string, ComponentChild> = slots;
  return <>{parts(k).map((part) => (typeof part === 'string' ? part : named[part.slot]))}</>;
}
