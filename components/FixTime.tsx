import { useId, useState } from 'preact/hooks';
import { t } from '../lib/i18n';
import type { FixTimeProps } from './FixTimeForm';
import { useLater } from './later';

/** "Fix time": the button for a row, and what opens beneath that row. */
export function useFixTime(props: FixTimeProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const { FixTimeForm } = useLater(open);
  return {
    button: (
      <button
        type="button"
        class="link"
        data-testid="fix-time"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {t('fixTime')}
      </button>
    ),
    panel: (
      <div id={id}>
        {open && FixTimeForm && <FixTimeForm key={`${props.fromAt} ${props.toAt}`} {...props} />}
      </div>
    ),
  };
}
