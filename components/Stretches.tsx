import type { ToDecide } from '../lib/books/types';
import { type MessageKey, t } from '../lib/i18n';
import type { Words } from '../lib/screen/text';
import { useWords } from './words';

interface StretchesProps {
  items: readonly ToDecide[];
  onDecide(items: readonly ToDecide[], count: boolean): void;
}

const KINDS = {
  work: 'kind_work',
  linked: 'kind_linked',
  away: 'kind_away',
  idle: 'kind_idle',
  gap: 'kind_gap',
  training: 'kind_training',
  overhead: 'kind_overhead',
  manual: 'kind_manual',
} as const satisfies Record<ToDecide['kind'], MessageKey>;

const CAUSES = {
  input: 'cause_input',
  lock: 'cause_lock',
  sleep: 'cause_sleep',
  pause: 'cause_pause',
} as const satisfies Record<NonNullable<ToDecide['cause']>, MessageKey>;

/** One stretch in words: how long, what it was, when it began. */
function stretchText(words: Words, item: ToDecide): string {
  const kind = item.cause ? t(CAUSES[item.cause]) : t(KINDS[item.kind]);
  return t('stretch', {
    time: words.time(item.endAt - item.startAt),
    kind,
    clock: words.timeOfDay(item.startAt),
  });
}

/** Stretches that wait for a decision, one by one. */
export function Stretches({ items, onDecide }: StretchesProps) {
  const words = useWords();
  return (
    <ul class="plain stretches num">
      {items.map((item) => {
        const stretch = stretchText(words, item);
        return (
          <li key={`${item.n}:${item.segment}`} class="row">
            <span>{stretch}</span>
            {item.worth && <span class="muted">{words.money(item.worth)}</span>}
            <span class="space" />
            <button
              type="button"
              class="link"
              aria-label={t('keepOne', { stretch })}
              onClick={() => onDecide([item], true)}
            >
              {t('keep')}
            </button>
            <button
              type="button"
              class="link"
              aria-label={t('dropOne', { stretch })}
              onClick={() => onDecide([item], false)}
            >
              {t('drop')}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
