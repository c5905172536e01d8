import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { whole } from '../../../lib/dashboard/text';
import { plural, t } from '../../../lib/i18n';
import type { Taken } from '../../../lib/messages/paid';
import { platformName } from '../../../lib/screen/platformName';
import { dateText } from '../../../lib/screen/text';
import { chosenFile } from '../../chosen-file';

/** How a statement stands that is looked at. */
export type StatementSaid =
  | { is: 'nothing' }
  | { is: 'reading' }
  | { is: 'refused'; text: string }
  | { is: 'taken'; taken: Taken };

interface StatementCardProps {
  platform: string;
  said: StatementSaid;
  busy: boolean;
  /** Lines that the platform's own page has shown, and when. */
  waiting?: { lines: number; date: string };
  onFile(file: File): void;
  onPaste(text: string): void;
  onWaiting(): void;
  /** What was read, and what is still to be said of it. */
  children: ComponentChildren;
}

/** A platform whose payments are copied from its page: it offers no file. */
const PASTED: ReadonlySet<string> = new Set(['dataannotation', 'surge']);

/** A platform's own statement: as a file, as a copied table, or as its page has shown it. */
export function StatementCard(props: StatementCardProps) {
  const { platform, said, busy, waiting, onFile, onWaiting, children } = props;
  return (
    <section class="card" data-testid="statement">
      <h2>{t('statementTitle')}</h2>
      <p class="muted">{t('statementText')}</p>
      <label class="labelled file">
        <span>{t('statementFile')}</span>
        <input
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          data-testid="statement-file"
          disabled={busy}
          onChange={chosenFile(onFile)}
        />
      </label>
      {waiting && (
        <p class="row wrap seen" data-testid="statement-seen">
          <span>
            {plural('statementSeen', waiting.lines, {
              platform: platformName(platform),
              day: dateText(waiting.date),
            })}
          </span>
          <button type="button" disabled={busy} onClick={onWaiting}>
            {t('statementLook')}
          </button>
        </p>
      )}
      {PASTED.has(platform) && <Paste busy={busy} onPaste={props.onPaste} />}
      <div role="status" aria-live="polite" data-testid="statement-said">
        <Said said={said} />
      </div>
      {children}
    </section>
  );
}

function Paste({ busy, onPaste }: { busy: boolean; onPaste(text: string): void }) {
  const [text, setText] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    onPaste(text);
  };
  return (
    <form class="paste" onSubmit={submit} aria-label={t('statementPaste')}>
      <label class="labelled">
        <span>{t('statementPaste')}</span>
        <textarea
          name="pasted"
          rows={4}
          placeholder={t('statementPasteHint')}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <button type="submit" disabled={busy || text.trim() === ''}>
        {t('statementLook')}
      </button>
    </form>
  );
}

function Said({ said }: { said: StatementSaid }) {
  if (said.is === 'nothing') return null;
  if (said.is === 'reading') return <p>{t('statementReading')}</p>;
  if (said.is === 'refused')
    return (
      <p class="note bad">
        {said.text} {t('importNothingChanged')}
      </p>
    );
  const { added, changed, same, tasks, beside, unmatched } = said.taken;
  return (
    <div class="note">
      <p>
        {added + changed === 0
          ? t('statementSame', { same: whole(same) })
          : t('statementTaken', { added: whole(added), changed: whole(changed), same: whole(same) })}
      </p>
      {tasks + beside > 0 && <p>{t('statementDid', { tasks: whole(tasks), beside: whole(beside) })}</p>}
      {unmatched > 0 && <p>{plural('statementUnmatched', unmatched)}</p>}
    </div>
  );
}
