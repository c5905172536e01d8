import type { Figures, NowCard, Snapshot, ToDecide } from '../books/types';
import { MINUTE_MS } from '../clock/types';
import type { Money } from '../rates/types';
import { HOUR_MS } from './live';

/** All time is a figure of chance before this much work is in. */
const HEADLINE_FROM_MS = 30 * MINUTE_MS;

const DEFAULT_CURRENCY = 'USD';

/** Does the clock stand on something to be done, rather than on the search for it? */
export function isInTask(now: NowCard | undefined): now is NowCard {
  return now !== undefined && now.kind !== 'overhead';
}

/** Has the task on the clock taken less than the least time that the worker set? */
export function isUnderLeast(now: NowCard | undefined): now is NowCard & { leastMs: number } {
  return now?.leastMs !== undefined && now.countedMs < now.leastMs;
}

/** Which of the two rates the popup puts in front. */
export function headlineOf(today: Figures): 'allIn' | 'onTasks' {
  return today.allMs >= HEADLINE_FROM_MS ? 'allIn' : 'onTasks';
}

/** Nothing in the books yet. */
export function isFirstRun(snapshot: Snapshot | undefined): boolean {
  if (!snapshot) return true;
  const worked = snapshot.today.allMs > 0 || snapshot.week.some((day) => day.countedMs > 0);
  return !snapshot.now && !snapshot.last && !worked && !snapshot.trouble;
}

/** Where the day's time went, as shares of all of it; `undefined` before any time is in. */
export interface Separation {
  onTasksShare: number;
  searchingMs: number;
  trainingMs: number;
  lostMs: number;
}

export function separationOf(today: Figures): Separation | undefined {
  if (today.allMs <= 0) return undefined;
  const { searchingMs, trainingMs, lostMs } = today;
  const onTasksShare = Math.min(Math.max(today.onTasksMs / today.allMs, 0), 1);
  return { onTasksShare, searchingMs, trainingMs, lostMs };
}

/** The deadline, from an hour before it on. */
export interface DeadlineView {
  at: number;
  leftMs: number;
  over: boolean;
}

export function deadlineOf(now: NowCard, at: number): DeadlineView | undefined {
  if (now.deadlineAt === undefined) return undefined;
  const leftMs = now.deadlineAt - at;
  return leftMs > HOUR_MS
    ? undefined
    : { at: now.deadlineAt, leftMs: Math.max(leftMs, 0), over: leftMs <= 0 };
}

/** The key that an unnamed project's pay is kept under. */
export function projectKeyOf(now: NowCard): string {
  return now.project ?? `${now.platform}:`;
}

/** The currency the worker most likely means. */
export function likelyCurrency(snapshot: Snapshot): string {
  return snapshot.today.earned[0]?.currency ?? snapshot.targetMicrosPerHour?.currency ?? DEFAULT_CURRENCY;
}

/** Stretches of one record that wait for a decision. */
export function waitingOf(items: readonly ToDecide[], n: number): ToDecide[] {
  return items.filter((item) => item.n === n);
}

/** Platforms that the worker switched on. */
export function platformsOn(snapshot: Snapshot | undefined): string[] {
  return snapshot?.platforms.filter((platform) => platform.on).map((platform) => platform.id) ?? [];
}

/** Heights of the week's bars, 0 to 1, by counted time. */
export function weekShares(week: Snapshot['week']): number[] {
  const most = Math.max(...week.map((day) => day.countedMs), 1);
  return week.map((day) => day.countedMs / most);
}

/** Sums per currency are never added to one another; nothing known is an empty list. */
export function hasMoney(money: readonly Money[]): boolean {
  return money.some((sum) => sum.amountMicros !== 0);
}

/** All that waits for the worker's word: a dot says so while a task is done. */
export function waitingCount({ toDecide, outcomes = [], until = [] }: Snapshot): number {
  return toDecide.count + outcomes.length + until.length;
}

/** The tab in front: its id and the tab it was opened from, nothing else of it. */
export interface Tab {
  id: number;
  openerTabId?: number;
}

/** How the tab in front stands to the task; `opened` from it: a link is suggested, never made by itself. */
export type Link = 'own' | 'linked' | 'opened' | 'free';

export function linkOf({ tabId, linkedTabIds = [], state }: NowCard, tab: Tab | undefined): Link {
  if (!tab || tabId === undefined) return state === 'running' ? 'own' : 'free';
  if (tab.id === tabId) return 'own';
  if (linkedTabIds.includes(tab.id)) return 'linked';
  const { openerTabId } = tab;
  const isOpened = openerTabId === tabId || (openerTabId !== undefined && linkedTabIds.includes(openerTabId));
  return isOpened ? 'opened' : 'free';
}
