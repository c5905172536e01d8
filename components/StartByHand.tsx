import { useId, useState } from 'preact/hooks';
import { t } from '../lib/i18n';
import { Icon } from './Icon';
import { useLater } from './later';
import type { StartProps } from './StartForm';

/** The clock by hand: a recent project in one more click, or a new one by its name. */
export function StartByHand(props: StartProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const { StartForm } = useLater(open);
  return (
    <section class="by-hand">
      <button
        type="button"
        class="wide"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Icon name="play" />
        {t('startByHand')}
      </button>
      <div id={id}>{open && StartForm && <StartForm {...props} />}</div>
    </section>
  );
}
