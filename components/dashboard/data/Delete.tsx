import { useState } from 'preact/hooks';
import type { Range } from '../../../lib/dashboard/range';
import { rangeName } from '../../../lib/dashboard/text';
import { t } from '../../../lib/i18n';
import { platformName } from '../../../lib/screen/platformName';

/** What is to be deleted for good. */
export type Doomed = { what: 'range' } | { what: 'platform'; platform: string } | { what: 'all' };

interface DeleteProps {
  range: Range;
  platforms: readonly string[];
  busy: boolean;
  onBackup(): void;
  /** Says false where it was not done. */
  onDelete(doomed: Doomed): Promise<boolean>;
}

/** Deletes for good, after a word was typed and a backup was offered. */
export function Delete({ range, platforms, busy, onBackup, onDelete }: DeleteProps) {
  const [what, setWhat] = useState<Doomed['what']>('range');
  const [platform, setPlatform] = useState('');
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const word = t('deleteWord');
  const chosen = platforms.includes(platform) ? platform : platforms[0];
  const submit = (event: Event) => {
    event.preventDefault();
    const isWord = typed.trim().toLocaleLowerCase() === word.toLocaleLowerCase();
    setWrong(!isWord);
    if (!isWord || (what === 'platform' && chosen === undefined)) return;
    const doomed: Doomed = what === 'platform' ? { what, platform: chosen ?? '' } : { what };
    void onDelete(doomed).then((ok) => ok && setTyped(''));
  };
  const choice = (value: Doomed['what'], text: string) => (
    <label class="row">
      <input
        type="radio"
        name="doomed"
        value={value}
        checked={what === value}
        onChange={() => setWhat(value)}
      />
      <span>{text}</span>
    </label>
  );
  return (
    <section class="card">
      <h2>{t('deleteTitle')}</h2>
      <p class="muted">{t('deleteHint')}</p>
      <form onSubmit={submit} class="delete">
        <fieldset class="choices">
          <legend class="unseen">{t('deleteWhich')}</legend>
          {choice('range', t('deleteRange', { range: rangeName(range) }))}
          {chosen !== undefined && (
            <span class="row wrap">
              {choice('platform', t('deletePlatform'))}
              <select
                aria-label={t('columnPlatform')}
                value={chosen}
                onChange={(event) => {
                  setPlatform(event.currentTarget.value);
                  setWhat('platform');
                }}
              >
                {platforms.map((id) => (
                  <option key={id} value={id}>
                    {platformName(id)}
                  </option>
                ))}
              </select>
            </span>
          )}
          {choice('all', t('deleteAll'))}
        </fieldset>
        <p>{what === 'all' ? t('deleteAllHolds') : t('deleteHolds')}</p>
        <label>
          <span class="small muted">{t('deleteType', { word })}</span>
          <input
            type="text"
            name="word"
            autocomplete="off"
            value={typed}
            aria-invalid={wrong}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
        {wrong && (
          <p class="small warn" role="alert">
            {t('deleteTypeWrong', { word })}
          </p>
        )}
        <div class="row wrap">
          <button type="button" disabled={busy} onClick={onBackup}>
            {t('deleteBackup')}
          </button>
          <button type="submit" class="danger" data-testid="delete" disabled={busy}>
            {t('deleteNow')}
          </button>
        </div>
      </form>
    </section>
  );
}
