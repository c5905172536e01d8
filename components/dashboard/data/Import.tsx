import { useState } from 'preact/hooks';
import { whole } from '../../../lib/dashboard/text';
import { plural, t } from '../../../lib/i18n';
import { dateText } from '../../../lib/screen/text';
import { chosenFile } from '../../chosen-file';

/** How an import stands. */
export type ImportState =
  | { step: 'none' }
  | { step: 'reading' | 'taking'; records: number; of?: number }
  | { step: 'checked'; kind: 'backup' | 'export'; madeAt: string; records: number; locked: boolean }
  | { step: 'done'; added: number; changed: number; left: number }
  | { step: 'refused' | 'stopped'; text: string };

interface ImportProps {
  state: ImportState;
  busy: boolean;
  onFile(file: File): void;
  /** Brings the checked file in; notes too where a passphrase is given. Says false where that does not open them. */
  onTake(passphrase: string | undefined): Promise<boolean>;
  onCancel(): void;
}

/** A backup, or an export of another device, brought into the books. */
export function Import({ state, busy, onFile, onTake, onCancel }: ImportProps) {
  return (
    <section class="card">
      <h2>{t('importTitle')}</h2>
      <p class="muted">{t('importHint')}</p>
      <label class="file">
        <span class="small muted">{t('importFile')}</span>
        <input
          type="file"
          accept=".json,application/json"
          data-testid="import-file"
          disabled={busy}
          onChange={chosenFile(onFile)}
        />
      </label>
      <div role="status" aria-live="polite" data-testid="import-state">
        <Said state={state} />
      </div>
      {state.step === 'checked' && <Take locked={state.locked} onTake={onTake} onCancel={onCancel} />}
    </section>
  );
}

function Said({ state }: { state: ImportState }) {
  switch (state.step) {
    case 'reading':
      return <p>{t('importReading', { count: whole(state.records) })}</p>;
    case 'taking':
      return <p>{t('importTaking', { count: whole(state.records), all: whole(state.of ?? 0) })}</p>;
    case 'checked': {
      const slots = { day: dateText(state.madeAt.slice(0, 10)) };
      return (
        <p>
          {state.kind === 'backup'
            ? plural('importBackup', state.records, slots)
            : plural('importExport', state.records, slots)}
        </p>
      );
    }
    case 'done':
      return (
        <p class="note">
          {t('importDone', {
            added: whole(state.added),
            changed: whole(state.changed),
            left: whole(state.left),
          })}
        </p>
      );
    case 'refused':
      return (
        <p class="note bad">
          {state.text} {t('importNothingChanged')}
        </p>
      );
    case 'stopped':
      return <p class="note bad">{state.text}</p>;
    default:
      return null;
  }
}

function Take({ locked, onTake, onCancel }: Pick<ImportProps, 'onTake' | 'onCancel'> & { locked: boolean }) {
  const [passphrase, setPassphrase] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = (event: Event) => {
    event.preventDefault();
    setWrong(false);
    void onTake(passphrase === '' ? undefined : passphrase).then((ok) => setWrong(!ok));
  };
  return (
    <form onSubmit={submit} class="take">
      {locked && (
        <label>
          <span class="small muted">{t('importPassphrase')}</span>
          <input
            type="password"
            name="passphrase"
            autocomplete="off"
            value={passphrase}
            aria-invalid={wrong}
            onInput={(event) => setPassphrase(event.currentTarget.value)}
          />
        </label>
      )}
      {wrong && (
        <p class="small warn" role="alert">
          {t('importPassphraseWrong')}
        </p>
      )}
      <div class="row wrap">
        <button type="submit" class="primary" data-testid="import-take">
          {t('importTake')}
        </button>
        <button type="button" onClick={onCancel}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}
