import type { RecordEdit } from '../books/books';
import type { RecordChanges } from '../books/entry';
import type { BookRecord, UndoKind } from '../books/types';
import { t } from '../i18n';
import type { Commands } from '../messages/commands';
import type { Desk } from './commands';
import { Refusal } from './refusal';
import { endedOnes, projectFor } from './shape';
import { follow, isOwn, pastOfEnded } from './undo';

type Wanted = Parameters<Commands['editTasks']>[0]['set'];

interface Plan {
  what: UndoKind;
  /** How one record changes; `undefined`: it stays as it is. */
  changeOf(record: BookRecord): RecordChanges | undefined;
}

/** One change of many records, in one step and with one undo. */
export async function editTasks(
  desk: Desk,
  { tasks, set }: Parameters<Commands['editTasks']>[0],
): Promise<void> {
  const edits = await desk.keeper.inTurn(async () => {
    const { books } = desk.ledger;
    const stored = await endedOnes(desk, tasks);
    const { what, changeOf } = planOf(desk, set);
    const edits = stored.flatMap(({ own, seen }) => {
      const change = changeOf(seen);
      return change ? [{ own, n: own.n, deviceId: own.deviceId, change }] : [];
    });
    if (edits.length === 0) throw new Refusal(t('editNothing'));
    await desk.keeper.keepProjects();
    const records = edits.map(({ own }) => pastOfEnded(what, own));
    await books.amend({ edits, done: { what, at: desk.now({}).at, records, projects: [] } });
    return edits as RecordEdit[];
  });
  for (const edit of edits) if (isOwn(desk, edit)) await follow(desk, edit);
  await desk.edited();
}

function planOf(desk: Desk, set: Wanted): Plan {
  if ('outcome' in set)
    return { what: 'outcome', changeOf: () => ({ outcome: set.outcome, confirmed: true }) };
  if ('dropped' in set) return { what: 'drop', changeOf: () => ({ dropped: set.dropped }) };
  if ('kind' in set) return { what: 'kind', changeOf: () => ({ kind: set.kind }) };
  if ('state' in set) return { what: 'earning', changeOf: (record) => inState(record, set.state) };
  if ('amountMicros' in set) return { what: 'earning', changeOf: (record) => worth(record, set) };
  const to = projectFor(desk, set);
  const changeOf = ({ platform, kind }: BookRecord): RecordChanges => {
    if (to.platform !== platform && kind !== 'manual') throw new Refusal(t('editOtherPlatform'));
    return { project: to.key, platform: to.platform, ...(to.pay ? { pay: to.pay } : {}) };
  };
  return { what: 'move', changeOf };
}

function inState({ earning }: BookRecord, state: NonNullable<BookRecord['earning']>['state']) {
  return earning && earning.state !== state ? { earning: { ...earning, state } } : undefined;
}

/** An amount by the worker's word; where the money stands does not change. */
function worth(
  { earning }: BookRecord,
  { amountMicros, currency }: { amountMicros: number; currency: string },
) {
  const state = earning?.state ?? ('expected' as const);
  return { earning: { amountMicros, currency, state, approximate: false } };
}
