import { useState } from 'preact/hooks';
import { type Hours, PLACES, type Place } from '../../lib/dashboard/hours';
import { percent } from '../../lib/dashboard/text';
import { type MessageKey, t } from '../../lib/i18n';
import { useWords } from '../words';

const WORDS: Record<Place, readonly [name: MessageKey, text: MessageKey]> = {
  paid: ['place_paid', 'tellPaid'],
  paidTraining: ['place_paidTraining', 'tellPaidTraining'],
  unpaidTasks: ['place_unpaidTasks', 'tellUnpaidTasks'],
  training: ['place_training', 'tellTraining'],
  searching: ['place_searching', 'tellSearching'],
  lost: ['place_lost', 'tellLost'],
  uncounted: ['place_uncounted', 'tellUncounted'],
};

/** Where the hours went: one bar of all working time, and each part with its share and definition. */
export function HoursCard({ hours }: { hours: Hours }) {
  const words = useWords();
  const [told, setTold] = useState<Place>();
  const shown = PLACES.filter((place) => hours[place] > 0);
  const allMs = shown.reduce((sum, place) => sum + (place === 'uncounted' ? 0 : hours[place]), 0);
  return (
    <section class="card" data-testid="hours">
      <h2>{t('whereHours')}</h2>
      <div class="split" aria-hidden="true">
        {shown
          .filter((place) => place !== 'uncounted')
          .map((place) => (
            <i key={place} class={`place ${place}`} style={{ flexGrow: hours[place] / Math.max(allMs, 1) }} />
          ))}
      </div>
      <ul class="plain places num">
        {shown.map((place) => {
          const [name, text] = WORDS[place];
          return (
            <li key={place}>
              <div class="row">
                <i class={`key place ${place}`} aria-hidden="true" />
                <button
                  type="button"
                  class="named"
                  aria-expanded={told === place}
                  onClick={() => setTold(told === place ? undefined : place)}
                >
                  {t(name)}
                </button>
                <span class="space" />
                <b>{words.time(hours[place])}</b>
                <span class="share muted">
                  {place === 'uncounted' || allMs === 0 ? '' : percent(hours[place] / allMs)}
                </span>
              </div>
              {told === place && <p class="told small">{t(text)}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
