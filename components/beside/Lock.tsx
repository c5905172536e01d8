import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import { MIN_PASSPHRASE } from '../../lib/notes/lock';
import type { LockState } from '../../lib/screen/notes-client';
import type { PaneActions } from '../../lib/screen/pane';

interface PassphraseProps {
  label: string;
  verb: string;
  isNew?: boolean;
  onSay(passphrase: string): void;
}

function Passphrase({ label, verb, isNew = false, onSay }: PassphraseProps) {
  const [said, setSaid] = useState('');
  const [again, setAgain] = useState('');
  const [fault, setFault] = useState<string>();
  const submit = (event: Event) => {
    event.preventDefault();
    if (isNew && said.length < MIN_PASSPHRASE) setFault(t('lockShort', { count: MIN_PASSPHRASE }));
    else if (isNew && said !== again) setFault(t('lockDiffers'));
    else {
      setFault(undefined);
      onSay(said);
      setSaid('');
      setAgain('');
    }
  };
  const how = isNew ? 'new-password' : 'current-password';
  return (
    <form class="row wrap" onSubmit={submit}>
      <input
        class="grow"
        type="password"
        autocomplete={how}
        aria-label={label}
        placeholder={label}
        value={said}
        onInput={(event) => setSaid(event.currentTarget.value)}
      />
      {isNew && (
        <input
          class="grow"
          type="password"
          autocomplete={how}
          aria-label={t('lockAgain')}
          placeholder={t('lockAgain')}
          value={again}
          onInput={(event) => setAgain(event.currentTarget.value)}
        />
      )}
      <button type="submit">{verb}</button>
      {fault !== undefined && (
        <p class="warn small whole" role="alert">
          {fault}
        </p>
      )}
    </form>
  );
}

/** Asked for where notes are under a passphrase. */
export function LockedNotes({ act }: { act: Pick<PaneActions, 'run'> }) {
  return (
    <section class="card locked">
      <h2>{t('lockClosed')}</h2>
      <p class="muted">{t('lockClosedWhy')}</p>
      <Passphrase
        label={t('lockPassphrase')}
        verb={t('lockOpen')}
        onSay={(passphrase) => act.run(undefined, 'openNotes', { passphrase })}
      />
    </section>
  );
}

/** Puts notes under a passphrase, closes them, or takes it off. */
export function LockSettings({ lock, act }: { lock: LockState; act: Pick<PaneActions, 'run'> }) {
  if (lock === 'none')
    return (
      <details class="fold">
        <summary>{t('lockNotes')}</summary>
        <p class="small muted">{t('lockNotesWhy')}</p>
        <Passphrase
          label={t('lockPassphrase')}
          verb={t('lockSet')}
          isNew
          onSay={(passphrase) => act.run(t('lockDone'), 'lockNotes', { passphrase })}
        />
      </details>
    );
  return (
    <details class="fold">
      <summary>{t('lockIsOn')}</summary>
      <div class="row wrap">
        <button type="button" onClick={() => act.run(undefined, 'closeNotes')}>
          {t('lockCloseNow')}
        </button>
      </div>
      <p class="small muted">{t('lockTakeOffWhy')}</p>
      <Passphrase
        label={t('lockPassphrase')}
        verb={t('lockTakeOff')}
        onSay={(passphrase) => act.run(t('lockTakenOff'), 'unlockNotes', { passphrase })}
      />
    </details>
  );
}

/** Beside what is typed outside of the notes, while these are under a passphrase: it is not under it. */
export function NotLocked({ lock }: { lock: LockState }) {
  return lock === 'none' ? null : <p class="small muted">{t('lockNotThis')}</p>;
}
