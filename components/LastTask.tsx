import type { Snapshot } from '../lib/books/types';
import { t } from '../lib/i18n';
import type { PopupActions } from '../lib/screen/actions';
import { platformName } from '../lib/screen/platformName';
import { waitingOf } from '../lib/screen/view';
import { useFixTime } from './FixTime';
import { useWords } from './words';

interface LastTaskProps {
  last: NonNullable<Snapshot['last']>;
  items: Snapshot['toDecide']['items'];
  /** Names are left out while the screen is shared. */
  discreet: boolean;
  act: PopupActions;
}

/** The task before: right or wrong can be said while it is fresh. */
export function LastTask({ last, items, discreet, act }: LastTaskProps) {
  const words = useWords();
  const fix = useFixTime({
    items: waitingOf(items, last.n),
    dropped: last.dropped,
    onDecide: act.decide,
    onDrop: (dropped) => act.drop(last.n, dropped),
  });
  const time = words.time(last.countedMs);
  const project = last.projectName ?? platformName(last.platform);
  return (
    <section class="card tight">
      <div class="row">
        <h2>{t('last')}</h2>
        <span class={last.dropped ? 'clip struck num' : 'clip num'}>
          {discreet ? time : t('lastTask', { time, project })}
        </span>
      </div>
      <div class="row links">
        {fix.button}
        <button type="button" class="link" onClick={() => act.drop(last.n, !last.dropped)}>
          {last.dropped ? t('countsAgain') : t('didNotCount')}
        </button>
      </div>
      {fix.panel}
    </section>
  );
}
