import { shownName } from '../books/shown';
import type { NowCard } from '../books/types';
import { countsWithin } from '../clock/parts';
import type { ClockState } from '../clock/state';
import type { ClockView } from '../clock/view';
import type { Projects } from './projects';

/** What screens show of the task that the clock is about; `undefined` between tasks. */
export function nowCard(
  { state, record, countedMs, linkedMs, ticking }: ClockView,
  { open, links }: Pick<ClockState, 'open' | 'links'>,
  projects: Projects,
): NowCard | undefined {
  if (!record || state === 'off') return undefined;
  const project = projects.get(record.project);
  const usualMs = projects.usualMs(project);
  const name = shownName(project);
  const tabId = open[record.n]?.tabId;
  return {
    state: state === 'overhead' ? 'running' : state,
    kind: record.kind,
    n: record.n,
    platform: record.platform,
    startAt: record.startAt,
    fromAt: countsWithin(record).fromAt,
    linkedTabIds: Object.keys(links)
      .map(Number)
      .filter((id) => links[id] === record.n),
    outsideWork: projects.rulesOf(project).outsideWork,
    countedMs,
    ticking,
    linkedMs,
    asksPay: (record.kind === 'task' || record.kind === 'manual') && !project?.pay,
    asksReading: project?.readFirst === true && project.readingPaid === undefined,
    ...(tabId === undefined ? {} : { tabId }),
    ...(record.project === undefined ? {} : { project: record.project }),
    ...(name === undefined ? {} : { projectName: name }),
    ...(project?.pay ? { pay: project.pay } : {}),
    ...(record.deadlineAt === undefined ? {} : { deadlineAt: record.deadlineAt }),
    ...(record.estimateMs === undefined ? {} : { estimateMs: record.estimateMs }),
    ...(project?.estimateMs === undefined ? {} : { eachMs: project.estimateMs }),
    ...(usualMs === undefined ? {} : { usualMs }),
  };
}
