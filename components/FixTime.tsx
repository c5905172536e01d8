import { useId, useState } from 'preact/hooks';
import type { ToDecide } from '../lib/books/types';
import { t } from '../lib/i18n';
import { Stretches } from './Stretches';

interface FixTimeProps {
  /** The stretches of this one record that wait for a decision. */
  items: readonly ToDecide[];
  onDecide(items: readonly ToDecide[], count: boolean): void;
}

interface FixTimeButtonProps {
  open: boolean;
  controls: string;
  onToggle(): void;
}

function FixTimeButton({ open, controls, onToggle }: FixTimeButtonProps) {
  return (
    <button
      type="button"
      class="link"
      data-testid="fix-time"
      aria-expanded={open}
      aria-controls={controls}
      onClick={onToggle}
    >
      {t('fixTime')}
    </button>
  );
}

function FixTimePanel({ items, onDecide }: FixTimeProps) {
  return (
    <div class="panel">
      <p class="small muted">{items.length > 0 ? t('fixTimeIntro') : t('fixTimeNone')}</p>
      {items.length > 0 && <Stretches items={items} onDecide={onDecide} />}
    </div>
  );
}

/** "Fix time": the button for a row, and what opens beneath that row. */
export function useFixTime(props: FixTimeProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return {
    button: <FixTimeButton open={open} controls={id} onToggle={() => setOpen(!open)} />,
    panel: <div id={id}>{open && <FixTimePanel {...props} />}</div>,
  };
}
