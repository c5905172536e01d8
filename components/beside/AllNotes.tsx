import { locale, t } from '../../lib/i18n';
import { linesOf } from '../../lib/notes/types';
import type { NoteEntry } from '../../lib/screen/finder';

interface AllNotesProps {
  entries: readonly NoteEntry[];
  shown: string | undefined;
  onGo(id: string): void;
}

const dayText = (at: number) =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'medium' }).format(new Date(at));

/** The first words of a note. */
function firstOf({ parts }: NoteEntry): string {
  return linesOf(parts.rules)[0] ?? linesOf(parts.text)[0] ?? linesOf(parts.mistakes)[0] ?? '';
}

/** Every note there is, the latest first. */
export function AllNotes({ entries, shown, onGo }: AllNotesProps) {
  if (entries.length === 0) return <p class="muted">{t('notesNone')}</p>;
  return (
    <ul class="plain hits all">
      {entries.map((entry) => (
        <li key={entry.id}>
          <button
            type="button"
            aria-current={entry.id === shown ? 'true' : undefined}
            onClick={() => onGo(entry.id)}
          >
            <b class="clip">{entry.title}</b>
            <span class="muted small clip" dir="auto">
              {[entry.of, firstOf(entry)].filter(Boolean).join(' · ')}
            </span>
            <span class="muted small num">{dayText(entry.changedAt)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
