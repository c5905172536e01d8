import { useId, useState } from 'preact/hooks';
import type { Snapshot } from '../lib/books/types';
import { plural, t } from '../lib/i18n';
import type { PopupActions } from '../lib/screen/actions';
import { useLater } from './later';
import { useWords } from './words';

interface DecideCardProps {
  toDecide: Snapshot['toDecide'];
  act: PopupActions;
}

/** What waits for a decision, with what it is worth; one answer settles all, or each on its own. */
export function DecideCard({ toDecide, act }: DecideCardProps) {
  const [open, setOpen] = useState(false);
  const words = useWords();
  const id = useId();
  const { Stretches } = useLater(open);
  const { count, ms, worth, items } = toDecide;
  const worthText = worth.length > 0 ? [words.time(ms), words.sums(worth)] : [words.time(ms)];
  return (
    <section class="card tight asks" data-testid="to-decide">
      <div class="row wrap num">
        <h2 class="plainly">{plural('toDecide', count)}</h2>
        <span>{worthText.join(', ')}</span>
        <span class="space" />
        <button
          type="button"
          class="link"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {t('each')}
        </button>
      </div>
      <div id={id}>{open && Stretches && <Stretches items={items} act={act} />}</div>
      <div class="row halves">
        <button type="button" onClick={() => act.decide(items, true)}>
          {t('keepAll')}
        </button>
        <button type="button" onClick={() => act.decide(items, false)}>
          {t('dropAll')}
        </button>
      </div>
    </section>
  );
}
