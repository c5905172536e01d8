import { useId, useState } from 'preact/hooks';
import { t } from '../lib/i18n';
import { useLater } from './later';

/** "What is this?": the button for a row, and what opens beneath it. */
export function useExplain() {
  const [open, setOpen] = useState(false);
  const id = useId();
  const { Terms } = useLater(open);
  const button = (
    <button type="button" class="link" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
      {t('whatIsThis')}
    </button>
  );
  const panel = <div id={id}>{open && Terms && <Terms />}</div>;
  return { button, panel };
}
