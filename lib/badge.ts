import type { NowCard, Snapshot } from './books/types';
import { locale, plural, t } from './i18n';
import { leftMs } from './rates/earnings';
import type { PayTerms } from './rates/types';
import { liveAt } from './screen/live';
import { platformName } from './screen/platformName';
import { words } from './screen/text';

/** What the badge shows beside the state: the worker's choice. */
export type BadgeChoice = 'time' | 'left' | 'rate' | 'nothing';

/** Badge and tooltip of the toolbar's icon. Badges hold four letters. */
export interface Badge {
  text: string;
  /** CSS colours. */
  color: string;
  textColor: string;
  /** The tooltip; lines are separated by `\n`. */
  title: string;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** State by colour; by shape too, since `paused`, `away` and trouble have a sign of their own. */
const COLORS = {
  running: { color: '#0b6e4f', textColor: '#ffffff' },
  waiting: { color: '#a84c06', textColor: '#ffffff' },
  paused: { color: '#5a6862', textColor: '#ffffff' },
  off: { color: '#5a6862', textColor: '#ffffff' },
} as const;

function stateOf(now: NowCard | undefined): keyof typeof COLORS {
  if (!now) return 'off';
  if (now.state === 'paused') return 'paused';
  return now.state === 'running' ? 'running' : 'waiting';
}

/** `34m`, `3h`; minutes are cut, never rounded up. */
function shortTime(ms: number): string {
  if (ms < HOUR_MS) return t('badgeMinutes', { count: Math.floor(ms / MINUTE_MS) });
  return t('badgeHours', { count: Math.floor(ms / HOUR_MS) });
}

/** To the deadline, the cap, the paid limit or the estimate: whichever comes first. */
function leftOf(now: NowCard, at: number): number | undefined {
  const pay: PayTerms | undefined = now.pay;
  const lefts = [
    now.deadlineAt === undefined ? undefined : Math.max(now.deadlineAt - at, 0),
    leftMs(pay, now.countedMs, now.estimateMs),
  ].filter((left) => left !== undefined);
  return lefts.length > 0 ? Math.min(...lefts) : undefined;
}

/** The day's rate in whole units, as far as four letters go. */
function shortRate(snapshot: Snapshot): string {
  const rate = snapshot.today.allInRate[0];
  if (!rate) return t('unknown');
  const options = { maximumFractionDigits: rate.highMicros < 10_000_000 ? 1 : 0 };
  const text = new Intl.NumberFormat(locale(), options).format(rate.highMicros / 1_000_000);
  return text.length <= 4 ? text : t('unknown');
}

function textOf(snapshot: Snapshot, at: number, choice: BadgeChoice): string {
  const { now } = snapshot;
  if (snapshot.trouble) return '!';
  if (now?.state === 'paused') return t('badgePaused');
  if (choice === 'nothing') return now ? '•' : '';
  if (choice === 'rate') return shortRate(snapshot);
  if (!now) return '';
  const left = choice === 'left' ? leftOf(now, at) : undefined;
  return shortTime(left ?? now.countedMs);
}

function stateText(now: NowCard): string {
  if (now.state === 'away') return t('stateAway');
  if (now.state === 'idle') return t('stateIdle');
  if (now.state === 'paused') return t('statePaused');
  return now.kind === 'overhead' ? t('stateSearching') : t('stateRunning');
}

/** State, today, the two rates, and what waits: the glance that takes no focus from any page. */
function titleOf(snapshot: Snapshot, discreet: boolean): string {
  const { now, today, toDecide, trouble } = snapshot;
  const say = words(discreet);
  const rate = (rates: typeof today.allInRate) =>
    rates.length === 0
      ? t('unknown')
      : rates.map((one) => t('ratePerHour', { rate: say.rate(one) })).join(' · ');
  const state = now
    ? t('tipLine', {
        state: stateText(now),
        subject: [discreet ? undefined : platformName(now.platform), say.clock(now.countedMs)]
          .filter((part) => part !== undefined)
          .join(' '),
      })
    : t('tipOff');
  const lines = [
    trouble && t('tipTrouble'),
    state,
    t('tipToday', { time: say.time(today.allMs), earned: say.sums(today.earned) }),
    t('tipRates', { allIn: rate(today.allInRate), onTasks: rate(today.taskRate) }),
    toDecide.count > 0 && plural('toDecide', toDecide.count),
  ];
  return lines.filter((line) => typeof line === 'string').join('\n');
}

/**
 * What the toolbar's icon says at `at`. With `discreet`, amounts and platforms are left out of the tooltip
 * and a rate out of the badge.
 */
export function badgeOf(
  snapshot: Snapshot | undefined,
  at: number,
  choice: BadgeChoice = 'time',
  discreet = false,
): Badge {
  if (!snapshot) return { text: '', ...COLORS.off, title: t('tipOff') };
  const live = liveAt(snapshot, at);
  const shown = discreet && choice === 'rate' ? 'time' : choice;
  const colors = live.trouble ? COLORS.waiting : COLORS[stateOf(live.now)];
  return { text: textOf(live, at, shown), ...colors, title: titleOf(live, discreet) };
}
