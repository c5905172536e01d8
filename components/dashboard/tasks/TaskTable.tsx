import { useRef, useState } from 'preact/hooks';
import { type Chosen, SORTS, type TaskRow, type TaskSort } from '../../../lib/dashboard/tasks';
import { type MessageKey, t } from '../../../lib/i18n';
import { useWords } from '../../words';
import { useVirtual } from '../useVirtual';
import { kindText, outcomeText, stateText, whenText } from './words';

/** Browsers lay out no taller page than some 17 million pixels: this many rows are enough for anybody to scroll. */
export const MOST_ROWS = 300_000;
const ROW_PX = 48;

export interface TaskTableProps {
  chosen: Chosen;
  rowAt(place: number): TaskRow;
  sort: TaskSort;
  projectText(key: string): string;
  platformText(id: string): string;
  isPicked(row: TaskRow): boolean;
  hrefOf(row: TaskRow): string;
  onOpen(row: TaskRow): void;
  onSort(sort: TaskSort): void;
  onPick(row: TaskRow, on: boolean): void;
}

const COLUMNS: Record<(typeof SORTS)[number], MessageKey> = {
  start: 'columnStart',
  project: 'columnProject',
  time: 'columnCounted',
  amount: 'earned',
};

function SortHead({ by, sort, onSort }: Pick<TaskTableProps, 'sort' | 'onSort'> & { by: TaskSort['by'] }) {
  const mine = sort.by === by;
  const order = mine ? (sort.down ? 'descending' : 'ascending') : undefined;
  const turned = { by, down: mine ? !sort.down : by !== 'project' };
  return (
    <th scope="col" class={by} aria-sort={order}>
      <button type="button" class="link" onClick={() => onSort(turned)}>
        {t(COLUMNS[by])}
        {mine && <span aria-hidden="true">{sort.down ? ' ↓' : ' ↑'}</span>}
      </button>
    </th>
  );
}

function Head({ sort, onSort }: Pick<TaskTableProps, 'sort' | 'onSort'>) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" class="pick">
          <span class="unseen">{t('pick')}</span>
        </th>
        {SORTS.map((by) => (
          <SortHead key={by} by={by} sort={sort} onSort={onSort} />
        ))}
        <th scope="col" class="outcome">
          {t('columnOutcome')}
        </th>
      </tr>
    </thead>
  );
}

interface RowProps extends Pick<TaskTableProps, 'projectText' | 'platformText' | 'hrefOf' | 'onPick'> {
  row: TaskRow;
  line: number;
  active: boolean;
  picked: boolean;
}

function Row({ row, line, active, picked, projectText, platformText, hrefOf, onPick }: RowProps) {
  const words = useWords();
  const name = row.project === undefined ? t('projectUnnamed') : words.name(projectText(row.project));
  const when = whenText(row.startAt);
  const { earning } = row;
  const sort = row.kind === 'task' ? '' : ` · ${kindText(row.kind)}`;
  return (
    <tr
      class={row.dropped ? 'off' : undefined}
      aria-rowindex={line + 2}
      aria-selected={picked}
      data-line={line}
      tabIndex={active ? 0 : -1}
    >
      <td class="pick">
        <input
          type="checkbox"
          tabIndex={-1}
          checked={picked}
          aria-label={t('pickOne', { project: name, when })}
          onChange={(event) => onPick(row, event.currentTarget.checked)}
        />
      </td>
      <td class="start">
        <a href={hrefOf(row)} tabIndex={-1}>
          {when}
        </a>
      </td>
      <td class="project">
        <span class="clip">{name}</span>
        <span class="small muted clip narrow-only">{when}</span>
        <span class="small muted clip wide-only">
          {platformText(row.platform)}
          {sort}
        </span>
      </td>
      <td class="time num">{words.time(row.countedMs)}</td>
      <td class="amount num">
        <span>{earning ? words.money(earning) : t('unknown')}</span>
        {earning && <span class={`small state ${earning.state}`}>{stateText(earning.state)}</span>}
      </td>
      <td class="outcome small">
        {row.dropped ? t('didNotCount') : row.outcome ? outcomeText(row.outcome) : t('unknown')}
      </td>
    </tr>
  );
}

/** Where the keys lead from a line. */
function lineFor(key: string, line: number, count: number, page: number): number | undefined {
  const to: Record<string, number> = {
    ArrowDown: line + 1,
    ArrowUp: line - 1,
    PageDown: line + page,
    PageUp: line - page,
    Home: 0,
    End: count - 1,
  };
  const next = to[key];
  return next === undefined ? undefined : Math.min(Math.max(next, 0), count - 1);
}

/** Any number of tasks: only what is in sight is on the page. Arrows move, space picks, Enter opens the day. */
export function TaskTable(props: TaskTableProps) {
  const { chosen, rowAt, sort, isPicked, onOpen, onSort, onPick } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const count = Math.min(chosen.length, MOST_ROWS);
  const virtual = useVirtual(scroller, count, ROW_PX);
  const at = Math.min(active, Math.max(count - 1, 0));
  const focusLine = (line: number) => {
    setActive(line);
    virtual.scrollToIndex(line);
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-line="${line}"]`)?.focus({ preventScroll: true }),
    );
  };
  const onKey = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (target.tagName !== 'TR' || count === 0) return;
    const row = rowAt(chosen.at(at));
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_PX) - 1);
    const line = lineFor(event.key, at, count, page);
    if (line !== undefined) focusLine(line);
    else if (event.key === ' ') onPick(row, !isPicked(row));
    else if (event.key === 'Enter') onOpen(row);
    else return;
    event.preventDefault();
  };
  const items = virtual.getVirtualItems().filter(({ index }) => index < count);
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div class="tasks card" ref={scroller}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are walked and picked by keyboard
        role="grid"
        data-testid="task-table"
        aria-label={t('viewTasks')}
        aria-rowcount={chosen.length + 1}
        aria-multiselectable="true"
        onKeyDown={onKey}
      >
        <Head sort={sort} onSort={onSort} />
        <tbody>
          <Space px={above} />
          {items.map(({ index }) => {
            const row = rowAt(chosen.at(index));
            return (
              <Row
                key={`${row.deviceId}|${row.n}`}
                {...props}
                row={row}
                line={index}
                active={index === at}
                picked={isPicked(row)}
              />
            );
          })}
          <Space px={below} />
        </tbody>
      </table>
    </div>
  );
}

/** Stands for the rows that are out of sight. */
function Space({ px }: { px: number }) {
  if (px <= 0) return null;
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row takes no focus by itself
  return <tr class="space" aria-hidden="true" style={{ blockSize: `${px}px` }} />;
}
