import type { AutoCopy, CopyRhythm } from '../../../lib/books/safe';
import { t } from '../../../lib/i18n';
import { dateText } from '../../../lib/screen/text';
import { useWords } from '../../words';
import { Choice } from '../Choice';
import { dayAt } from './day';

export interface AutoCopyActions {
  /** Asks the browser for leave to save, in the click itself; then copies are saved in this rhythm. */
  onRhythm(every: CopyRhythm): void;
  onOff(): void;
}

interface AutoCopyProps extends AutoCopyActions {
  auto: AutoCopy | undefined;
}

/** Copies that are saved by themselves: how often, how the last one went, and what mends a fault. */
export function AutoCopyPart({ auto, onRhythm, onOff }: AutoCopyProps) {
  return (
    <div class="auto-copy" data-testid="auto-copy">
      <h3>{t('autoCopyTitle')}</h3>
      <Choice
        name="autoCopyTitle"
        options={[
          ['off', 'autoCopyOff'],
          ['day', 'autoCopyDay'],
          ['week', 'autoCopyWeek'],
        ]}
        value={auto?.every ?? 'off'}
        onChoose={(chosen) => (chosen === 'off' ? onOff() : onRhythm(chosen))}
      />
      <div role="status" data-testid="auto-copy-state">
        {auto ? <Stands auto={auto} onRhythm={onRhythm} /> : <p class="small muted">{t('autoCopyHint')}</p>}
      </div>
    </div>
  );
}

function Stands({ auto, onRhythm }: { auto: AutoCopy } & Pick<AutoCopyActions, 'onRhythm'>) {
  const words = useWords();
  const { every, doneAt, downloadId, fault } = auto;
  if (fault)
    return (
      <div class="note bad">
        <p>{t(`copyFault_${fault}`)}</p>
        <button type="button" data-testid="auto-copy-again" onClick={() => onRhythm(every)}>
          {t(fault === 'permission' ? 'copyAllow' : 'copyAgain')}
        </button>
      </div>
    );
  if (downloadId !== undefined) return <p class="small muted">{t('autoCopyGoing')}</p>;
  if (doneAt === undefined) return <p class="small muted">{t('autoCopyWaits')}</p>;
  const slots = { day: dateText(dayAt(doneAt)), time: words.timeOfDay(doneAt) };
  return <p class="small muted">{t('autoCopyDone', slots)}</p>;
}
