import type { Entry } from '../books/entry';
import { bordered, parted } from '../books/shape';
import type { Segment } from '../clock/types';
import { t } from '../i18n';
import type { Commands } from '../messages/commands';
import { editTasks } from './bulk';
import type { Desk } from './commands';
import { Refusal } from './refusal';
import { oneEnded, projectFor, reshape, reshaping } from './shape';
import type { Named } from './undo';

/** A stretch of one record was work on another project: it becomes a record of its own there, and counts. */
export async function reassign(desk: Desk, p: Parameters<Commands['reassign']>[0]): Promise<void> {
  const { fromAt, toAt, n, deviceId } = p;
  const named: Named = deviceId === undefined ? { n } : { n, deviceId };
  const isIn = ({ startAt, endAt }: Segment) => startAt >= fromAt && endAt <= toAt;
  let whole = false;
  await reshaping(desk, async () => {
    const { own, seen } = await oneEnded(desk, named);
    const cut = bordered(seen, fromAt, toAt);
    if (!cut.segments.some(isIn)) throw new Refusal(t('splitNowhere'));
    whole = cut.segments.every(isIn);
    if (whole) return [];
    const to = projectFor(desk, p);
    const parts = parted(cut, isIn);
    if (!parts) throw new Refusal(t('splitNowhere'));
    const { earning: _, dropped: __, ...rest } = parts.rest;
    const add: Omit<Entry, 'n'> = {
      ...rest,
      kind: 'manual',
      platform: to.platform,
      project: to.key,
      outcome: 'submitted',
      confirmed: true,
      segments: rest.segments.map((segment) => ({ ...segment, decided: true })),
      pay: to.pay,
    };
    // The platform's word on the record's money stays whole with it: the stretch earns at its new place.
    const { earning: ___, ...change } = parts.change;
    return reshape(desk, {
      what: 'split',
      edits: [{ n: own.n, deviceId: own.deviceId, own, change, sinceAt: own.endAt }],
      add: [add],
    });
  });
  if (whole)
    await editTasks(desk, {
      tasks: [named],
      set: { project: p.project, platform: p.platform, name: p.name },
    });
}
