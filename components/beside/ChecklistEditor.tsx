import { useRef, useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import { type Checklist, type Item, moved, type When } from '../../lib/notes/checklists';
import { safeHref } from '../../lib/notes/links';
import type { PaneActions } from '../../lib/screen/pane';
import { newId } from '../../lib/screen/ready';

interface EditorProps {
  list: Checklist;
  act: Pick<PaneActions, 'run'>;
  onClose(): void;
}

const WHENS: readonly When[] = ['training', 'submit', 'daily'];
const WHEN_NAME = {
  training: 'checklistTraining',
  submit: 'checklistSubmit',
  daily: 'checklistDaily',
} as const;

interface ItemFieldsProps {
  item: Item;
  index: number;
  count: number;
  onChange(item: Item): void;
  onMove(to: number): void;
  onRemove(): void;
  onDrag(index: number | undefined): void;
  onDrop(): void;
}

/** One item: its words, its note and link, and where it stands. Alt with an arrow key moves it as well. */
function ItemFields({ item, index, count, onChange, onMove, onRemove, onDrag, onDrop }: ItemFieldsProps) {
  const name = item.text || t('checklistItem', { n: index + 1 });
  const keys = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (!event.altKey || by === 0) return;
    event.preventDefault();
    onMove(index + by);
  };
  return (
    <li
      class="edit-item"
      onKeyDown={keys}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onDrop();
      }}
    >
      <div class="row">
        <span
          class="grip"
          draggable
          aria-hidden="true"
          title={t('checklistDrag')}
          onDragStart={() => onDrag(index)}
          onDragEnd={() => onDrag(undefined)}
        >
          ⠿
        </span>
        <input
          class="grow"
          value={item.text}
          aria-label={t('checklistItem', { n: index + 1 })}
          onInput={(event) => onChange({ ...item, text: event.currentTarget.value })}
        />
        <button
          type="button"
          class="sign"
          disabled={index === 0}
          aria-label={t('checklistUp', { name })}
          onClick={() => onMove(index - 1)}
        >
          ↑
        </button>
        <button
          type="button"
          class="sign"
          disabled={index === count - 1}
          aria-label={t('checklistDown', { name })}
          onClick={() => onMove(index + 1)}
        >
          ↓
        </button>
        <button type="button" class="sign" aria-label={t('checklistDrop', { name })} onClick={onRemove}>
          ×
        </button>
      </div>
      <div class="row more">
        <input
          class="grow"
          value={item.note ?? ''}
          placeholder={t('checklistNote')}
          aria-label={`${t('checklistNote')}: ${name}`}
          onInput={(event) => onChange({ ...item, note: event.currentTarget.value })}
        />
        <input
          class="grow"
          type="url"
          value={item.link ?? ''}
          placeholder="https://"
          aria-label={`${t('checklistLink')}: ${name}`}
          onInput={(event) => onChange({ ...item, link: event.currentTarget.value })}
        />
      </div>
    </li>
  );
}

/** Items as they are kept: without empty ones, and without members that say nothing. */
function kept(items: readonly Item[]): Item[] {
  return items
    .filter(({ text }) => text.trim() !== '')
    .map(({ id, text, note = '', link = '' }) => ({
      id,
      text: text.trim(),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
      ...(link.trim() === '' ? {} : { link: link.trim() }),
    }));
}

/** Lays a checklist out: name, when it is gone through, and its items in their order. */
export function ChecklistEditor({ list, act, onClose }: EditorProps) {
  const [name, setName] = useState(list.name);
  const [when, setWhen] = useState(list.when);
  const [perTask, setPerTask] = useState(list.perTask ?? false);
  const [days, setDays] = useState(list.refreshDays === undefined ? '' : String(list.refreshDays));
  const [items, setItems] = useState(list.items);
  const [dragged, setDragged] = useState<number>();
  const [fault, setFault] = useState<string>();
  const root = useRef<HTMLFormElement>(null);

  const move = (from: number, to: number) => {
    if (to < 0 || to >= items.length) return;
    setItems(moved(items, from, to));
    // Focus goes along with the item.
    setTimeout(() => root.current?.querySelectorAll<HTMLElement>('.edit-item input')[to * 3]?.focus());
  };
  const save = (event: Event) => {
    event.preventDefault();
    const wrong = items.find(({ link }) => link && safeHref(link) === undefined);
    if (name.trim() === '') return setFault(t('checklistNeedsName'));
    if (wrong) return setFault(t('checklistBadLink', { link: wrong.link ?? '' }));
    const refreshDays = Number.parseInt(days, 10);
    act.run(t('saved'), 'putChecklist', {
      id: list.id,
      places: list.places,
      name: name.trim(),
      when,
      items: kept(items),
      ...(when === 'submit' && perTask ? { perTask } : {}),
      ...(when === 'training' && refreshDays > 0 ? { refreshDays } : {}),
    });
    onClose();
  };
  return (
    <form ref={root} class="list-editor" noValidate onSubmit={save}>
      <input
        class="wide"
        value={name}
        aria-label={t('checklistName')}
        placeholder={t('checklistName')}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <div class="row wrap">
        <select
          aria-label={t('checklistWhen')}
          value={when}
          onChange={(event) => setWhen(WHENS.find((one) => one === event.currentTarget.value) ?? 'training')}
        >
          {WHENS.map((one) => (
            <option key={one} value={one}>
              {t(WHEN_NAME[one])}
            </option>
          ))}
        </select>
        {when === 'submit' && (
          <label class="row">
            <input
              type="checkbox"
              checked={perTask}
              onChange={(event) => setPerTask(event.currentTarget.checked)}
            />
            {t('checklistPerTask')}
          </label>
        )}
        {when === 'training' && (
          <label class="row">
            {t('checklistRefresh')}
            <input
              class="days"
              inputMode="numeric"
              value={days}
              onInput={(event) => setDays(event.currentTarget.value)}
            />
          </label>
        )}
      </div>
      <ol class="plain">
        {items.map((item, index) => (
          <ItemFields
            key={item.id}
            item={item}
            index={index}
            count={items.length}
            onChange={(next) => setItems(items.with(index, next))}
            onMove={(to) => move(index, to)}
            onRemove={() => setItems(items.filter(({ id }) => id !== item.id))}
            onDrag={setDragged}
            onDrop={() => dragged !== undefined && move(dragged, index)}
          />
        ))}
      </ol>
      {fault !== undefined && (
        <p class="warn small" role="alert">
          {fault}
        </p>
      )}
      <div class="row wrap">
        <button type="button" onClick={() => setItems([...items, { id: newId(), text: '' }])}>
          {t('checklistAddItem')}
        </button>
        <span class="space" />
        {list.changedAt > 0 && (
          <button
            type="button"
            class="link"
            onClick={() => {
              act.run(t('checklistRemoved'), 'removeChecklist', { id: list.id });
              onClose();
            }}
          >
            {t('checklistRemove')}
          </button>
        )}
        <button type="button" onClick={onClose}>
          {t('cancel')}
        </button>
        <button type="submit" class="primary">
          {t('save')}
        </button>
      </div>
    </form>
  );
}
