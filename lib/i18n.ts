import { browser } from '@wxt-dev/browser';
import type { I18n } from 'webextension-polyfill';
import type messages from '../public/_locales/en/messages.json';

/**
 * Words of the product, from the message file alone. A slot stands in a message as the browser's own
 * named placeholder whose content is `{name}`, so translators see the usual format and code fills slots by
 * name.
 */
type Messages = typeof messages;
export type MessageKey = keyof Messages;

export type SlotNames<K extends MessageKey> = Messages[K] extends { placeholders: infer P } ? keyof P : never;
export type Slots<K extends MessageKey> = Record<SlotNames<K>, string | number>;
type SlotArgs<K extends MessageKey> = [SlotNames<K>] extends [never] ? [] : [slots: Slots<K>];

/** Messages that exist once per plural form: `tasks_one`, `tasks_other`. */
export type PluralKey = { [K in MessageKey]: K extends `${infer Stem}_other` ? Stem : never }[MessageKey];
type PluralSlots<P extends PluralKey> = Exclude<SlotNames<`${P}_other` & MessageKey>, 'count'>;
type PluralArgs<P extends PluralKey> = [PluralSlots<P>] extends [never]
  ? []
  : [slots: Record<PluralSlots<P>, string | number>];

const SLOT = /\{(\w+)\}/g;

function lookUp(key: string): string | undefined {
  const i18n: Pick<I18n.Static, 'getMessage'> = browser.i18n;
  return i18n.getMessage(key) || undefined;
}

function fill(text: string, slots: Record<string, string | number> | undefined): string {
  return text.replace(SLOT, (whole, name: string) => String(slots?.[name] ?? whole));
}

/** The worker's language, as the browser is set: for words and for `Intl`. */
export function locale(): string {
  return browser.i18n.getUILanguage();
}

/** `rtl` where the interface's language runs from right to left. */
export function direction(): 'ltr' | 'rtl' {
  return lookUp('@@bidi_dir') === 'rtl' ? 'rtl' : 'ltr';
}

/** One message with its slots filled. A message that is missing shows its key, so that it is noticed. */
export function t<K extends MessageKey>(key: K, ...[slots]: SlotArgs<K>): string {
  return fill(lookUp(key) ?? key, slots);
}

/** A message in the plural form that `count` has in the worker's language; `{count}` is filled as a number. */
export function plural<P extends PluralKey>(stem: P, count: number, ...[slots]: PluralArgs<P>): string {
  const form = new Intl.PluralRules(locale()).select(count);
  const text = lookUp(`${stem}_${form}`) ?? lookUp(`${stem}_other`) ?? stem;
  return fill(text, { ...(slots ?? {}), count: new Intl.NumberFormat(locale()).format(count) });
}

/** A message cut at its slots: text as it stands, slots as `{ slot }`. For slots that are elements. */
export function parts(key: MessageKey): (string | { slot: string })[] {
  return (lookUp(key) ?? key)
    .split(/(\{\w+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => (/^\{\w+\}$/.test(piece) ? { slot: piece.slice(1, -1) } : piece));
}

/** A message whose key comes from data (a platform's rule); `undefined` where the file has none. */
export function messageFor(key: string): string | undefined {
  return lookUp(key);
}
