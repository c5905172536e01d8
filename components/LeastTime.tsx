import type { NowCard } from '../lib/books/types';
import { t } from '../lib/i18n';
import { isUnderLeast } from '../lib/screen/view';
import { useWords } from './words';

/** Before a submit, while the task has taken less than the worker's own least time; it counts nothing down. */
export function LeastTime({ now }: { now: NowCard | undefined }) {
  const words = useWords();
  if (!isUnderLeast(now)) return null;
  return <p class="small muted">{t('leastNotYet', { time: words.clock(now.leastMs) })}</p>;
}
