import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import { safeHref } from '../../lib/notes/links';
import { linesOf, mistakesOf, type NoteParts, withLine } from '../../lib/notes/types';
import { dateText } from '../../lib/screen/text';
import { Field } from './Field';
import { SafeLink } from './Markdown';

interface PartProps {
  parts: NoteParts;
  onType(change: Partial<NoteParts>): void;
}

interface HeadProps {
  id: string;
  title: string;
  isEdited: boolean;
  onEdit(on: boolean): void;
}

function Head({ id, title, isEdited, onEdit }: HeadProps) {
  return (
    <div class="row">
      <h2 id={id}>{title}</h2>
      <span class="space" />
      <button
        type="button"
        class="link"
        aria-expanded={isEdited}
        aria-label={`${isEdited ? t('noteDone') : t('noteEdit')}: ${title}`}
        onClick={() => onEdit(!isEdited)}
      >
        {isEdited ? t('noteDone') : t('noteEdit')}
      </button>
    </div>
  );
}

/** The first three stand in the popup as well. */
const IN_POPUP = 3;

/** The rules that are easily broken, and where the guidelines are. */
export function Rules({ parts, onType }: PartProps) {
  const rules = linesOf(parts.rules);
  const links = linesOf(parts.links);
  const [isEdited, setEdited] = useState(false);
  return (
    <section class="card" aria-labelledby="note-rules" data-testid="pinned-rules">
      <Head id="note-rules" title={t('noteRules')} isEdited={isEdited} onEdit={setEdited} />
      {isEdited ? (
        <>
          <Field
            value={parts.rules}
            name="note-rules"
            label={t('noteRules')}
            rows={4}
            placeholder={t('noteRulesHint')}
            autoFocus
            onInput={(value) => onType({ rules: value })}
          />
          <p class="small muted">{t('noteRulesWhy')}</p>
          <h3 class="small">{t('noteLinks')}</h3>
          <Field
            value={parts.links}
            name="note-links"
            label={t('noteLinks')}
            rows={2}
            placeholder="https://"
            onInput={(value) => onType({ links: value })}
          />
        </>
      ) : (
        <>
          {rules.length > 0 ? (
            <ol class="rules">
              {rules.map((rule, i) => (
                <li key={i} class={i < IN_POPUP ? 'pinned' : undefined} dir="auto">
                  {rule}
                </li>
              ))}
            </ol>
          ) : (
            <p class="muted">{t('noteRulesNone')}</p>
          )}
          <Links links={links} />
        </>
      )}
    </section>
  );
}

/** Guideline links; what is no address of the web or of mail stays text. */
export function Links({ links }: { links: readonly string[] }) {
  if (links.length === 0) return null;
  return (
    <ul class="plain links-list">
      {links.map((link, i) => {
        const href = safeHref(link);
        return (
          <li key={i} class="clip">
            {href === undefined ? (
              link
            ) : (
              <SafeLink href={href}>{links.length === 1 ? t('noteGuidelines') : shortOf(href)}</SafeLink>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function shortOf(href: string): string {
  const { host, pathname, protocol } = new URL(href);
  return protocol === 'mailto:' ? pathname : `${host}${pathname === '/' ? '' : pathname}`;
}

/** What was marked down, with its date; the latest first. */
export function Mistakes({ parts, onType, today }: PartProps & { today: string }) {
  const mistakes = mistakesOf(parts.mistakes);
  const [isEdited, setEdited] = useState(false);
  const [on, setOn] = useState(today);
  const [what, setWhat] = useState('');
  const add = (event: Event) => {
    event.preventDefault();
    const line = what.trim().replace(/\s+/g, ' ');
    if (line === '') return;
    onType({ mistakes: withLine(parts.mistakes, on === '' ? line : `${on} ${line}`) });
    setWhat('');
  };
  return (
    <section class="card" aria-labelledby="note-mistakes">
      <Head id="note-mistakes" title={t('noteMistakes')} isEdited={isEdited} onEdit={setEdited} />
      {isEdited ? (
        <Field
          value={parts.mistakes}
          name="note-mistakes"
          label={t('noteMistakes')}
          rows={4}
          placeholder={t('noteMistakesHint')}
          autoFocus
          onInput={(value) => onType({ mistakes: value })}
        />
      ) : (
        <ul class="plain mistakes">
          {mistakes.map((mistake, i) => (
            <li key={i}>
              {mistake.on !== undefined && <time dateTime={mistake.on}>{dateText(mistake.on)}</time>}
              <span dir="auto">{mistake.what}</span>
            </li>
          ))}
        </ul>
      )}
      <form class="row wrap add" onSubmit={add}>
        <input
          type="date"
          aria-label={t('noteMistakeOn')}
          value={on}
          onInput={(event) => setOn(event.currentTarget.value)}
        />
        <input
          class="grow"
          name="mistake"
          autocomplete="off"
          aria-label={t('noteMistakeWhat')}
          placeholder={t('noteMistakeWhat')}
          value={what}
          onInput={(event) => setWhat(event.currentTarget.value)}
        />
        <button type="submit">{t('noteAdd')}</button>
      </form>
    </section>
  );
}
