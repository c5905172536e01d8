import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import { Field } from './Field';
import { Markdown } from './Markdown';

interface NoteTextProps {
  text: string;
  onType(text: string): void;
}

/** What a button of the editor puts at the end of the text, for the worker to go on from. */
const BLOCKS = {
  section: { label: 'noteAddSection', lines: '## ' },
  do: { label: 'noteAddDo', lines: '> [!DO]\n> ' },
  dont: { label: 'noteAddDont', lines: "> [!DON'T]\n> " },
  example: { label: 'noteAddExample', lines: '> [!EXAMPLE]\n> ' },
} as const;

type BlockName = keyof typeof BLOCKS;
const NAMES: readonly BlockName[] = ['section', 'do', 'dont', 'example'];

function withBlock(text: string, lines: string): string {
  const before = text.trimEnd();
  return before === '' ? lines : `${before}\n\n${lines}`;
}

/** The free text of a note: read with its sections folded as one likes, or edited as plain text. */
export function NoteText({ text, onType }: NoteTextProps) {
  const [isEdited, setEdited] = useState(text.trim() === '');
  return (
    <section class="card" aria-labelledby="note-text">
      <div class="row">
        <h2 id="note-text">{t('noteText')}</h2>
        <span class="space" />
        <button type="button" class="link" aria-expanded={isEdited} onClick={() => setEdited(!isEdited)}>
          {isEdited ? t('noteRead') : t('noteEdit')}
        </button>
      </div>
      {isEdited ? (
        <>
          <Field
            value={text}
            name="note-text"
            label={t('noteText')}
            rows={8}
            placeholder={t('noteTextHint')}
            testId="note-editor"
            onInput={onType}
          />
          <div class="row wrap tools">
            {NAMES.map((name) => (
              <button
                key={name}
                type="button"
                class="small"
                onClick={(event) => {
                  onType(withBlock(text, BLOCKS[name].lines));
                  const field = event.currentTarget.closest('section')?.querySelector('textarea');
                  // The field has the new text once it is drawn.
                  setTimeout(() => {
                    field?.focus();
                    field?.setSelectionRange(field.value.length, field.value.length);
                  });
                }}
              >
                {t(BLOCKS[name].label)}
              </button>
            ))}
          </div>
        </>
      ) : (
        <Markdown text={text} />
      )}
    </section>
  );
}
