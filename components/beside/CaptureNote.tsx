import type { Snapshot } from '../../lib/books/types';
import { t } from '../../lib/i18n';
import type { PaneActions } from '../../lib/screen/pane';

interface CaptureNoteProps {
  captured: NonNullable<Snapshot['captured']>;
  act: Pick<PaneActions, 'run'>;
}

/** What became of selected text, and what to do where it was not taken. */
export function CaptureNote({ captured, act }: CaptureNoteProps) {
  const { state, project, name } = captured;
  if (state === 'added')
    return <p class="note">{name === undefined ? t('captureAdded') : t('captureAddedTo', { name })}</p>;
  if (state === 'nothing') return <p class="note bad">{t('captureNothing')}</p>;
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
        <button
          type="button"
          onClick={() => act.run(t('captureAllowed'), 'allowCapture', { project, on: true })}
        >
          {t('captureAllow')}
        </button>
      )}
    </div>
  );
}
