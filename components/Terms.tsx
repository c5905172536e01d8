import { type MessageKey, t } from '../lib/i18n';

const TERMS = [
  ['allTime', 'explainAllTime'],
  ['onTasks', 'explainOnTasks'],
  ['termSeparation', 'explainSeparation'],
  ['termEarned', 'explainEarned'],
  ['termTime', 'explainTime'],
  ['termN', 'explainN'],
] as const satisfies readonly (readonly [MessageKey, MessageKey])[];

/** Every figure on the screen, in a sentence or two with its formula. */
export function Terms() {
  return (
    <dl class="panel explain">
      {TERMS.map(([term, text]) => (
        <div key={term}>
          <dt>{t(term)}</dt>
          <dd>{t(text)}</dd>
        </div>
      ))}
    </dl>
  );
}
