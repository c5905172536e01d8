import { useMemo } from 'preact/hooks';
import { locale, t } from '../../lib/i18n';
import { linesOf } from '../../lib/notes/types';
import type { NoteEntry } from '../../lib/screen/finder';

interface AllNotesProps {
  entries: readonly NoteEntry[];
  shown: string | undefined;
  onGo(id: string): void;
}

/** The first words of a note. */
function firstOf({ parts }: NoteEntry): string {
  return linesOf(parts.rules)[0] ?? linesOf(parts.text)[0] ?? linesOf(parts.mistakes)[0] ?? '';
}

interface RowProps {
  entry: NoteEntry;
  isShown: boolean;
  day: Intl.DateTimeFormat;
  onGo(id: string): void;
}

/** One of perhaps thousands: it is drawn anew only where its note changed. */
function Row({ entry, isShown, day, onGo }: RowProps) {
  return useMemo(
    () => (
      <li>
        <button type="button" aria-current={isShown ? 'true' : undefined} onClick={() => onGo(entry.id)}>
          <b class="clip">{entry.title}</b>
          <span class="muted small clip" dir="auto">
            {[entry.of, firstOf(entry)].filter(Boolean).join(' · ')}
          </span>
          <span class="muted small num">{day.format(entry.changedAt)}</span>
        </button>
      </li>
    ),
    [entry, isShown],
  );
}

/** Every note there is, the latest first. */
export function AllNotes({ entries, shown, onGo }: AllNotesProps) {
  const day = useMemo(() => new Intl.DateTimeFormat(locale(), { dateStyle: 'medium' }), []);
  if (entries.length === 0) return <p class="muted">{t('notesNone')}</p>;
  return (
    <ul class="plain hits all">
      {entries.map((entry) => (
        <Row key={entry.id} entry={entry} isShown={entry.id === shown} day={day} onGo={onGo} />
      ))}
    </ul>
  );
}
