import { useState } from 'preact/hooks';
import type { SafeData } from '../../../lib/dashboard/data';
import { t } from '../../../lib/i18n';
import { dateText } from '../../../lib/screen/text';
import { useWords } from '../../words';
import { type AutoCopyActions, AutoCopyPart } from './AutoCopy';
import { dayAt } from './day';

export interface SafeCopyActions extends AutoCopyActions {
  onBackup(): void;
  onPassphrase(passphrase: string | undefined): Promise<boolean>;
}

interface SafeCopyProps extends SafeCopyActions {
  data: SafeData;
  busy: boolean;
}

/** How old the last safe copy is, and a new one. */
export function SafeCopy({ data, busy, onBackup, onPassphrase, onRhythm, onOff }: SafeCopyProps) {
  const words = useWords();
  const { safeCopyAt, hasPassphrase } = data;
  return (
    <section class="card">
      <h2>{t('safeCopyTitle')}</h2>
      <p class="lead" data-testid="safe-copy">
        {safeCopyAt === undefined
          ? t('safeCopyNone')
          : t('safeCopyAt', { day: dateText(dayAt(safeCopyAt)), time: words.timeOfDay(safeCopyAt) })}
      </p>
      <p class="muted">{t('safeCopyHint')}</p>
      <div class="row wrap">
        <button type="button" class="primary" data-testid="backup" disabled={busy} onClick={onBackup}>
          {t('backupNow')}
        </button>
      </div>
      <AutoCopyPart auto={data.auto} onRhythm={onRhythm} onOff={onOff} />
      <Passphrase hasPassphrase={hasPassphrase} onPassphrase={onPassphrase} />
    </section>
  );
}

const LEAST_CHARS = 8;

/** Notes go into backups only under a passphrase. */
function Passphrase({
  hasPassphrase,
  onPassphrase,
}: Pick<SafeCopyActions, 'onPassphrase'> & { hasPassphrase: boolean }) {
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [fault, setFault] = useState<'passphraseShort' | 'passphraseDiffers'>();
  const submit = (event: Event) => {
    event.preventDefault();
    const wrong =
      passphrase.length < LEAST_CHARS
        ? 'passphraseShort'
        : passphrase === again
          ? undefined
          : 'passphraseDiffers';
    setFault(wrong);
    if (wrong) return;
    void onPassphrase(passphrase).then((ok) => {
      if (!ok) return;
      setPassphrase('');
      setAgain('');
    });
  };
  const field = (name: 'passphrase' | 'passphraseAgain', value: string, set: (value: string) => void) => (
    <label>
      <span class="small muted">{t(name)}</span>
      <input
        type="password"
        name={name}
        autocomplete="new-password"
        value={value}
        aria-invalid={fault !== undefined}
        onInput={(event) => set(event.currentTarget.value)}
      />
    </label>
  );
  return (
    <details class="more">
      <summary>{hasPassphrase ? t('notesIn') : t('notesOut')}</summary>
      <p class="muted">{t('passphraseHint')}</p>
      <form class="row wrap fields" onSubmit={submit} noValidate>
        {field('passphrase', passphrase, setPassphrase)}
        {field('passphraseAgain', again, setAgain)}
        <button type="submit">{hasPassphrase ? t('passphraseChange') : t('passphraseSet')}</button>
        {hasPassphrase && (
          <button type="button" class="link" onClick={() => void onPassphrase(undefined)}>
            {t('passphraseDrop')}
          </button>
        )}
      </form>
      {fault && (
        <p class="small warn" role="alert">
          {t(fault)}
        </p>
      )}
    </details>
  );
}
