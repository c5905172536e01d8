import { useId, useState } from 'preact/hooks';
import { type MessageKey, t } from '../lib/i18n';

const TERMS = [
  ['allTime', 'explainAllTime'],
  ['onTasks', 'explainOnTasks'],
  ['termSeparation', 'explainSeparation'],
  ['termEarned', 'explainEarned'],
  ['termTime', 'explainTime'],
  ['termN', 'explainN'],
] as const satisfies readonly (readonly [MessageKey, MessageKey])[];

/** "What is this?": every figure on the screen, in a sentence or two with its formula. */
export function useExplain() {
  const [open, setOpen] = useState(false);
  const id = useId();
  const button = (
    <button type="button" class="link" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
      {t('whatIsThis')}
    </button>
  );
  const panel = (
    <div id={id}>
      {open && (
        <dl class="panel explain">
          {TERMS.map(([term, text]) => (
            <div key={term}>
              <dt>{t(term)}</dt>
              <dd>{t(text)}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
  return { button, panel };
}
