import { useState } from 'preact/hooks';
import { plural, t } from '../../lib/i18n';
import type { Checklist, ListHere } from '../../lib/notes/checklists';
import { safeHref } from '../../lib/notes/links';
import type { PaneActions, PaneState } from '../../lib/screen/pane';
import { emptyList, readyLists } from '../../lib/screen/ready';
import { dateText } from '../../lib/screen/text';
import { Bar } from '../Bar';
import { ChecklistEditor } from './ChecklistEditor';
import { NotLocked } from './Lock';
import { SafeLink } from './Markdown';

type Act = Pick<PaneActions, 'run'>;
type Item = Checklist['items'][number];

function ItemWords({ item }: { item: Item }) {
  const href = item.link === undefined ? undefined : safeHref(item.link);
  return (
    <span class="grow" dir="auto">
      {item.text}
      {href !== undefined && (
        <>
          {' '}
          <SafeLink href={href}>{t('checklistLink')}</SafeLink>
        </>
      )}
      {item.note && <small class="muted item-note">{item.note}</small>}
    </span>
  );
}

function ItemRow({ here, item, act }: { here: ListHere; item: Item; act: Act }) {
  const { list, run, scope } = here;
  if (scope === undefined)
    return (
      <li class="row item read">
        <ItemWords item={item} />
      </li>
    );
  const isDone = run?.done[item.id] !== undefined;
  return (
    <li class="item">
      <label class="row">
        <input
          type="checkbox"
          checked={isDone}
          onChange={(event) =>
            act.run(undefined, 'tick', {
              list: list.id,
              scope,
              item: item.id,
              done: event.currentTarget.checked,
            })
          }
        />
        <ItemWords item={item} />
      </label>
    </li>
  );
}

/** How far a list is, in words and as a bar; a refresher says when it is due. */
function Progress({ here }: { here: ListHere }) {
  const { list, done, scope, dueOn, complete } = here;
  if (scope === undefined) return null;
  const of = list.items.length;
  return (
    <>
      <span class="small muted num">{t('checklistProgress', { done, of })}</span>
      {dueOn !== undefined && (
        <span class={complete ? 'small muted' : 'small warn'}>
          {t('checklistDue', { day: dateText(dueOn) })}
        </span>
      )}
    </>
  );
}

interface ListCardProps {
  here: ListHere;
  act: Act;
  onEdit?: () => void;
  /** Where room is scarce: so many items that are not done yet. */
  most?: number;
}

/** One checklist with its run. */
export function ListCard({ here, act, onEdit, most }: ListCardProps) {
  const { list, scope, run, done } = here;
  const open = list.items.filter(({ id }) => run?.done[id] === undefined);
  const shown = most === undefined ? list.items : open.slice(0, most);
  const more = open.length - shown.length;
  return (
    <div class="list" data-testid="checklist">
      <div class="row wrap list-head">
        <h3 class="clip">{list.name}</h3>
        <Progress here={here} />
        <div class="row doing">
          {scope !== undefined && run !== undefined && (
            <button
              type="button"
              class="link"
              aria-label={`${t('checklistAgain')}: ${list.name}`}
              onClick={() => act.run(undefined, 'untick', { list: list.id, scope })}
            >
              {t('checklistAgain')}
            </button>
          )}
          {onEdit && (
            <button type="button" class="link" aria-label={`${t('noteEdit')}: ${list.name}`} onClick={onEdit}>
              {t('noteEdit')}
            </button>
          )}
        </div>
      </div>
      {scope !== undefined && list.items.length > 0 && <Bar share={done / list.items.length} thin />}
      <ul class="plain">
        {shown.map((item) => (
          <ItemRow key={item.id} here={here} item={item} act={act} />
        ))}
      </ul>
      {most !== undefined && more > 0 && <p class="small muted">{plural('checklistMore', more)}</p>}
    </div>
  );
}

interface ChecklistsProps {
  state: Pick<PaneState, 'lists' | 'rows' | 'place' | 'lock'>;
  act: Act;
}

/** Every list that shows here, and the way to more. */
export function Checklists({ state, act }: ChecklistsProps) {
  const { lists, rows, place, lock } = state;
  const [edited, setEdited] = useState<Checklist>();
  const others = rows.filter(
    (row): row is Checklist => row.kind === 'list' && !lists.some(({ list }) => list.id === row.id),
  );
  const ready = readyLists().filter(({ id }) => !rows.some((row) => row.id === id));
  if (!place) return null;
  const add = (id: string) => {
    const found = others.find((list) => list.id === id) ?? ready.find((list) => list.id === id);
    if (!found) return setEdited(emptyList(place.id));
    const { kind: _, changedAt: __, ...list } = found;
    act.run(undefined, 'putChecklist', { ...list, places: [...list.places, place.id] });
  };
  return (
    <section class="card" aria-labelledby="checklists">
      <h2 id="checklists">{t('checklists')}</h2>
      <NotLocked lock={lock} />
      {lists.length === 0 && !edited && <p class="muted small">{t('checklistsNone')}</p>}
      {lists.map((here) =>
        edited?.id === here.list.id ? null : (
          <ListCard key={here.list.id} here={here} act={act} onEdit={() => setEdited(here.list)} />
        ),
      )}
      {edited ? (
        <ChecklistEditor key={edited.id} list={edited} act={act} onClose={() => setEdited(undefined)} />
      ) : (
        <AddList others={others} ready={ready} onAdd={add} />
      )}
    </section>
  );
}

interface AddListProps {
  others: readonly Checklist[];
  ready: readonly Checklist[];
  onAdd(id: string): void;
}

function AddList({ others, ready, onAdd }: AddListProps) {
  const [id, setId] = useState('');
  return (
    <form
      class="row add"
      onSubmit={(event) => {
        event.preventDefault();
        onAdd(id);
        setId('');
      }}
    >
      <select
        class="grow"
        aria-label={t('checklistChoose')}
        value={id}
        onChange={(event) => setId(event.currentTarget.value)}
      >
        <option value="">{t('checklistNew')}</option>
        {others.length > 0 && (
          <optgroup label={t('checklistMine')}>
            {others.map((list) => (
              <option key={list.id} value={list.id}>
                {list.name}
              </option>
            ))}
          </optgroup>
        )}
        <optgroup label={t('checklistReady')}>
          {ready.map((list) => (
            <option key={list.id} value={list.id}>
              {list.name}
            </option>
          ))}
        </optgroup>
      </select>
      <button type="submit">{t('noteAdd')}</button>
    </form>
  );
}
