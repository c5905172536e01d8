import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../lib/i18n';

interface ConfirmProps {
  title: string;
  text: string;
  /** What the worker agrees to. */
  yes: string;
  onYes(): void;
  onNo(): void;
}

/** Asks before the one kind of thing that cannot be taken back. */
export function Confirm({ title, text, yes, onYes, onNo }: ConfirmProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="confirm" aria-labelledby="confirm-title" onClose={onNo}>
      <h2 id="confirm-title">{title}</h2>
      <p>{text}</p>
      <div class="row">
        <button type="button" onClick={() => dialog.current?.close()}>
          {t('cancel')}
        </button>
        <button type="button" class="bad" data-testid="confirm" onClick={onYes}>
          {yes}
        </button>
      </div>
    </dialog>
  );
}
