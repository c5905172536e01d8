import { useId, useState } from 'preact/hooks';
import { t } from '../lib/i18n';

/** Leaves the task unfinished with its time to report; asks once more, for there is no way back from here. */
export function EscapeHatch({ onEscape }: { onEscape(): void }) {
  const [asking, setAsking] = useState(false);
  const id = useId();
  return (
    <>
      <button type="button" aria-expanded={asking} aria-controls={id} onClick={() => setAsking(!asking)}>
        {t('escapeHatch')}
      </button>
      <fieldset id={id} class="panel row wrap" aria-label={t('escapeHatch')} hidden={!asking}>
        <span class="grow">{t('escapeAsk')}</span>
        <button type="button" class="primary" onClick={onEscape}>
          {t('escapeDo')}
        </button>
        <button type="button" onClick={() => setAsking(false)}>
          {t('cancel')}
        </button>
      </fieldset>
    </>
  );
}
