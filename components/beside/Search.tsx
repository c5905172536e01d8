import { useEffect, useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import type { Hit } from '../../lib/notes/search';

interface SearchProps {
  /** May show hits more than once for a query: of what is read so far, and of all. */
  find(query: string, show: (hits: Hit[]) => void): void;
  onGo(id: string): void;
  /** Notes are locked: none can be found. */
  locked: boolean;
  autoFocus?: boolean;
}

/** Search over all notes as one types: each hit in its context, the words marked. */
export function Search({ find, onGo, locked, autoFocus = false }: SearchProps) {
  const [query, setQuery] = useState('');
  const [hits, setHits] = useState<Hit[]>([]);
  // Notes are read before the first key stroke, and hits that come late go nowhere once the search is closed.
  useEffect(() => {
    find('', setHits);
    return () => find('', () => undefined);
  }, []);
  const type = (words: string) => {
    setQuery(words);
    find(words, setHits);
  };
  return (
    <search class="search">
      <input
        class="wide"
        type="search"
        value={query}
        // biome-ignore lint/a11y/noAutofocus: the worker has just asked for the search
        autoFocus={autoFocus}
        aria-label={t('noteSearch')}
        placeholder={t('noteSearch')}
        data-testid="note-search"
        onInput={(event) => type(event.currentTarget.value)}
      />
      <div role="status">
        {query.trim() !== '' && hits.length === 0 && (
          <p class="muted small">{locked ? t('notesLocked') : t('noteSearchNothing')}</p>
        )}
      </div>
      {hits.length > 0 && (
        <ul class="plain hits">
          {hits.map((hit) => (
            <li key={hit.id}>
              <button type="button" onClick={() => onGo(hit.id)}>
                <b class="clip">{hit.title}</b>
                <span class="muted small" dir="auto">
                  {hit.context.map((piece, i) =>
                    piece.found ? <mark key={i}>{piece.text}</mark> : piece.text,
                  )}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </search>
  );
}
