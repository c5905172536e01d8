import type { Snapshot } from '../../lib/books/types';
import { t } from '../../lib/i18n';

interface CaptureNoteProps {
  captured: NonNullable<Snapshot['captured']>;
  onAllow(project: string): void;
}

/** What became of selected text, and what to do where it was not taken. */
export function CaptureNote({ captured, onAllow }: CaptureNoteProps) {
  const { state, project, name } = captured;
  if (state === 'added')
    return <p class="note">{name === undefined ? t('captureAdded') : t('captureAddedTo', { name })}</p>;
  if (state === 'nothing') return <p class="note bad">{t('captureNothing')}</p>;
  if (state === 'closed') return <p class="note bad">{t('captureClosed', { entry: t('captureMenu') })}</p>;
  if (state === 'locked') return <p class="note bad">{t('notesLocked')}</p>;
  return (
    <div class="note bad" role="alert">
      <p>
        {project === undefined
          ? t('captureNoProject')
          : t('captureBlocked', { name: name ?? t('projectUnnamed') })}
      </p>
      <p class="small">{t('captureNda')}</p>
      {project !== undefined && (
        <button type="button" onClick={() => onAllow(project)}>
          {t('captureAllow')}
        </button>
      )}
    </div>
  );
}
