import { t } from '../../lib/i18n';
import { openList } from '../../lib/notes/checklists';
import { linesOf } from '../../lib/notes/types';
import type { PaneActions, PaneState } from '../../lib/screen/pane';
import { ListCard } from './Checklists';
import { Field } from './Field';
import { LockedNotes } from './Lock';
import { Links } from './Rules';

interface PopupBesideProps {
  state: PaneState;
  act: PaneActions;
}

const MOST_RULES = 3;
const MOST_ITEMS = 3;

/** Beside the task in the popup: up to three pinned rules, the open checklist, the guideline link, and a note. */
export function PopupBeside({ state, act }: PopupBesideProps) {
  const { editor, lock, lists, notice } = state;
  const list = openList(lists);
  if (lock === 'closed') return <LockedNotes act={act} />;
  if (!editor) return null;
  const { parts } = editor;
  const rules = linesOf(parts.rules).slice(0, MOST_RULES);
  return (
    <section class="card tight beside" aria-label={t('noteText')}>
      {notice && !notice.ok && <p class="note bad">{notice.text}</p>}
      {rules.length > 0 && (
        <ol class="rules" data-testid="pinned-rules" aria-label={t('noteRules')}>
          {rules.map((rule, i) => (
            <li key={i} dir="auto">
              {rule}
            </li>
          ))}
        </ol>
      )}
      <Links links={linesOf(parts.links)} />
      {list && <ListCard here={list} act={act} most={MOST_ITEMS} />}
      <Field
        value={parts.text}
        name="note-text"
        label={t('noteText')}
        rows={1}
        placeholder={t('noteShortHint')}
        testId="note-editor"
        onInput={(text) => act.type({ text })}
      />
    </section>
  );
}
