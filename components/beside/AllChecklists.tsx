import { useState } from 'preact/hooks';
import { plural, t } from '../../lib/i18n';
import type { Checklist, ChecklistRow } from '../../lib/notes/checklists';
import { readTemplateFile, templateFile } from '../../lib/notes/template-file';
import type { PaneActions, PaneState } from '../../lib/screen/pane';
import { newId, readyLists } from '../../lib/screen/ready';
import { listText } from '../../lib/screen/text';
import { chosenFile } from '../chosen-file';
import { ChecklistEditor } from './ChecklistEditor';

interface AllChecklistsProps {
  rows: readonly ChecklistRow[];
  notice: PaneState['notice'];
  act: Pick<PaneActions, 'run'>;
  /** What the worker calls the place of a note's id. */
  titleOf(place: string): string;
  onSave(name: string, text: string): void;
}

const FILE_NAME = 'piecerate-checklists.json';
const WHEN_NAME = {
  training: 'checklistTraining',
  submit: 'checklistSubmit',
  daily: 'checklistDaily',
} as const;

/** Reads a file of checklists and puts each of them in as a new one; a fault is named, and nothing is taken. */
function useImport(act: AllChecklistsProps['act']) {
  const [fault, setFault] = useState<string>();
  const take = async (file: File) => {
    const read = readTemplateFile(await file.text());
    if (!read.ok) return setFault(t('checklistFileBad', { where: read.where, what: read.what }));
    setFault(undefined);
    for (const list of read.lists)
      act.run(plural('checklistFileRead', read.lists.length), 'putChecklist', {
        ...list,
        id: `list:${newId()}`,
        places: [],
      });
  };
  return { fault, take };
}

interface ListRowProps {
  list: Checklist;
  words: string;
  verb: string;
  onVerb(): void;
}

function ListRow({ list, words, verb, onVerb }: ListRowProps) {
  return (
    <div class="list">
      <div class="row list-head">
        <div class="grow row wrap">
          <h3>{list.name}</h3>
          <span class="small muted">{words}</span>
        </div>
        <button type="button" class="link" aria-label={`${verb}: ${list.name}`} onClick={onVerb}>
          {verb}
        </button>
      </div>
      <details class="fold">
        <summary>{plural('checklistItems', list.items.length)}</summary>
        <ul>
          {list.items.map((item) => (
            <li key={item.id} dir="auto">
              {item.text}
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

/** Every checklist there is, those of our own writing, and the way in and out as a file. */
export function AllChecklists({ rows, notice, act, titleOf, onSave }: AllChecklistsProps) {
  const [edited, setEdited] = useState<Checklist>();
  const { fault, take } = useImport(act);
  const mine = rows.filter((row) => row.kind === 'list');
  const ready = readyLists().filter(({ id }) => !mine.some((list) => list.id === id));
  const where = (list: Checklist) => {
    const places = list.places.map(titleOf);
    return `${t(WHEN_NAME[list.when])} · ${places.length === 0 ? t('checklistNowhere') : listText(places)}`;
  };
  return (
    <>
      <div role="status">{notice && <p class={notice.ok ? 'note' : 'note bad'}>{notice.text}</p>}</div>
      <section class="card" aria-labelledby="my-lists">
        <h2 id="my-lists">{t('checklistMine')}</h2>
        {mine.length === 0 && <p class="muted">{t('checklistsNone')}</p>}
        {mine.map((list) =>
          edited?.id === list.id ? (
            <ChecklistEditor key={list.id} list={edited} act={act} onClose={() => setEdited(undefined)} />
          ) : (
            <ListRow
              key={list.id}
              list={list}
              words={where(list)}
              verb={t('noteEdit')}
              onVerb={() => setEdited(list)}
            />
          ),
        )}
        <div class="row wrap add">
          <button
            type="button"
            disabled={mine.length === 0}
            onClick={() => onSave(FILE_NAME, templateFile(mine))}
          >
            {t('checklistFileSave')}
          </button>
          <label class="row from-file">
            {t('checklistFileOpen')}
            <input
              class="unseen"
              type="file"
              accept="application/json,.json"
              onChange={chosenFile((file) => void take(file))}
            />
          </label>
        </div>
        {mine.length > 0 && <p class="small muted">{t('checklistFileHint')}</p>}
        {fault !== undefined && (
          <p class="note bad" role="alert">
            {fault}
          </p>
        )}
      </section>
      {ready.length > 0 && (
        <section class="card" aria-labelledby="ready-lists">
          <h2 id="ready-lists">{t('checklistReady')}</h2>
          {ready.map((list) => (
            <ListRow
              key={list.id}
              list={list}
              words={t(WHEN_NAME[list.when])}
              verb={t('noteAdd')}
              onVerb={() => {
                const { kind: _, changedAt: __, ...rest } = list;
                act.run(t('checklistAdded', { name: list.name }), 'putChecklist', {
                  ...rest,
                  places: list.when === 'training' ? ['general'] : [],
                });
              }}
            />
          ))}
        </section>
      )}
    </>
  );
}
