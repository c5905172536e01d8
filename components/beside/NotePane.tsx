import type { ComponentChild } from 'preact';
import { t } from '../../lib/i18n';
import type { PaneActions, PaneState } from '../../lib/screen/pane';
import { dayOf } from '../../lib/screen/report';
import { LockedNotes, LockSettings } from './Lock';
import { NoteText } from './NoteText';
import { Mistakes, Rules } from './Rules';
import { Versions } from './Versions';

interface NotePaneProps {
  state: PaneState;
  at: number;
  act: PaneActions;
  /** What stands under the rules. */
  children?: ComponentChild;
}

/** The places there are notes of: project, platform, everywhere. */
export function Places({ state, act }: Omit<NotePaneProps, 'at' | 'children'>) {
  const { places, place } = state;
  if (places.length < 2) return null;
  return (
    <nav class="row places" aria-label={t('notesWhere')}>
      {places.map(({ id, title }) => (
        <button
          key={id}
          type="button"
          class="clip"
          aria-current={id === place?.id ? 'true' : undefined}
          onClick={() => act.showPlace(id)}
        >
          {title}
        </button>
      ))}
    </nav>
  );
}

function CarriedOver({ state, act }: Omit<NotePaneProps, 'at' | 'children'>) {
  const { project } = state;
  if (!project) return null;
  if (project.carriedFrom !== undefined)
    return (
      <div class="note row wrap" role="status">
        <span class="grow">{t('notesCarried', { name: project.carriedFrom })}</span>
        <button
          type="button"
          onClick={() => act.run(t('notesApart'), 'shareNotes', { project: project.key, notes: 'own' })}
        >
          {t('undo')}
        </button>
        <button
          type="button"
          onClick={() => act.run(undefined, 'shareNotes', { project: project.key, notes: 'shared' })}
        >
          {t('notesKeep')}
        </button>
      </div>
    );
  if (!project.apart) return null;
  return (
    <p class="small muted">
      {t('notesApart')}{' '}
      <button
        type="button"
        class="link"
        onClick={() => act.run(undefined, 'shareNotes', { project: project.key, notes: 'shared' })}
      >
        {t('notesTogether')}
      </button>
    </p>
  );
}

/** Off until the worker allows it, project by project. */
function CaptureSwitch({ state, act }: Omit<NotePaneProps, 'at' | 'children'>) {
  const { project } = state;
  if (!project) return null;
  return (
    <details class="fold">
      <summary>{t('captureTitle')}</summary>
      <p class="small muted">{t('captureNda')}</p>
      <label class="row">
        <input
          type="checkbox"
          checked={project.captureAllowed}
          onChange={(event) =>
            act.run(undefined, 'allowCapture', { project: project.key, on: event.currentTarget.checked })
          }
        />
        {t('captureAllow')}
      </label>
    </details>
  );
}

const SAVING = { saved: 'noteSaved', saving: 'noteSaving', waiting: 'noteWaiting' } as const;

/** The note of one place: rules, links, text, mistakes, earlier versions, lock. */
export function NotePane({ state, at, act, children }: NotePaneProps) {
  const { editor, lock, place } = state;
  if (lock === 'closed')
    return (
      <>
        <LockedNotes act={act} />
        {children}
      </>
    );
  if (!editor || !place) return null;
  const { parts, saving, refused } = editor;
  return (
    <div key={place.id}>
      <CarriedOver state={state} act={act} />
      <Rules parts={parts} onType={act.type} />
      {children}
      <NoteText text={parts.text} onType={(text) => act.type({ text })} />
      <Mistakes parts={parts} onType={act.type} today={dayOf(at)} />
      <p class={refused ? 'small warn saving' : 'small muted saving'} role="status">
        {refused ?? t(SAVING[saving])}
      </p>
      <Versions versions={state.versions} changedAt={state.changedAt} act={act} />
      <CaptureSwitch state={state} act={act} />
      <LockSettings lock={lock} act={act} />
    </div>
  );
}
