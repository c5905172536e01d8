import type { WxtBrowser } from 'wxt/browser';
import type { Books } from '../books/books';
import { DAY_MS, dateOf, dayOf, weekOf } from '../books/calendar';
import { type Nearing, nearingOf } from '../books/limits';
import { REPORT_RULES_KEY, type ReportRules, reportRuleOf } from '../books/report-rules';
import { reportTask } from '../books/to-report';
import type { ClockState } from '../clock/state';
import { view } from '../clock/view';
import { locale, t } from '../i18n';
import { formatHours } from '../rates/format';
import { SETTINGS_KEY, settingsFrom, weekStartOf } from '../settings/settings';
import type { Projects } from './projects';
import { zoneNow } from './windows';

type LimitsApi = Pick<WxtBrowser, 'notifications' | 'permissions' | 'runtime' | 'storage'>;

/** What was reportable before the task on the clock. */
interface Before {
  dayMs: number;
  weekMs: number;
  day: string;
  week: string;
  rules: ReportRules;
}

const SAID_KEY = 'limitsSaid';

/** Watches caps and limits of hours while work goes on, and says each once at 80 and at 100 %. */
export class Limits {
  private before: { n: number; read: Promise<Before> } | undefined;
  private said: Promise<Set<string>> | undefined;

  constructor(
    private readonly api: LimitsApi,
    private readonly projects: Projects,
  ) {}

  /** The books changed: what came before the task is read anew. */
  changed(): void {
    this.before = undefined;
  }

  /** Looks at the clock as it is; called with each of its events, the tick of every 30 s among them. */
  async look(state: ClockState, books: Books, at: number): Promise<Nearing[]> {
    const { record, countedMs, ticking } = view(state, at);
    const project = this.projects.get(record?.project);
    const pay = project?.pay;
    if (!record || !project || !ticking || pay?.basis !== 'perHourReported') return [];
    const { platform, n } = record;
    const known = this.before?.n === n ? this.before : { n, read: this.read(books, record, at) };
    this.before = known;
    const { rules, ...before } = await known.read;
    const leaveAtMs = this.projects.leaveAtMs(project);
    const rule = reportRuleOf(rules, platform);
    const near = nearingOf({ ...before, n, pay, countedMs, leaveAtMs, platform, rule });
    const fresh = await this.unsaid(near);
    for (const one of fresh) await this.say(one);
    return fresh;
  }

  private async read(books: Books, { platform }: { platform: string }, at: number): Promise<Before> {
    const [rules, settings, records] = await Promise.all([
      books.meta(REPORT_RULES_KEY),
      books.meta(SETTINGS_KEY),
      books.recordsBetween(at - 9 * DAY_MS, at + DAY_MS),
    ]);
    const known = (rules ?? {}) as ReportRules;
    const { timeZone, weekStart } = reportRuleOf(known, platform);
    const zone = timeZone === undefined ? zoneNow(at) : { timeZone, utcOffsetMin: 0 };
    const dayAt = (instant: number) => books.calendar.clockOf(zone).dayAt(instant);
    const first = weekStart ?? settingsFrom(settings).weekStart ?? weekStartOf(locale());
    const [day, week] = [dayAt(at), weekOf(dayAt(at), first)];
    const before: Before = { dayMs: 0, weekMs: 0, day: dateOf(day), week: dateOf(week), rules: known };
    for (const record of records) {
      if (record.platform !== platform) continue;
      const { sureMs = 0 } = reportTask(record) ?? {};
      const on = dayAt(record.endAt);
      if (on === dayOf(before.day)) before.dayMs += sureMs;
      if (on >= week && on < week + 7) before.weekMs += sureMs;
    }
    return before;
  }

  /** Those that were not said yet, also in an earlier life of the worker. */
  private async unsaid(near: readonly Nearing[]): Promise<Nearing[]> {
    if (near.length === 0) return [];
    const { session } = this.api.storage;
    this.said ??= session.get(SAID_KEY).then((kept) => new Set((kept[SAID_KEY] ?? []) as string[]));
    const said = await this.said;
    const fresh = near.filter(({ id }) => !said.has(id));
    for (const { id } of fresh) said.add(id);
    if (fresh.length > 0) await session.set({ [SAID_KEY]: [...said] });
    return fresh;
  }

  private async say(nearing: Nearing): Promise<void> {
    const { id } = nearing;
    if (!(await this.api.permissions.contains({ permissions: ['notifications'] }))) return;
    await this.api.notifications.create(id, {
      type: 'basic',
      iconUrl: this.api.runtime.getURL('/icon-128.png'),
      ...wordsOf(nearing),
    });
  }
}

/** What a notification says; leaving by the hatch is advice and takes no time from the report. */
function wordsOf({ what, percent, limitMs, leftMs }: Nearing): { title: string; message: string } {
  const limit = formatHours(limitMs, locale());
  const left = formatHours(leftMs, locale());
  const title = percent === 100 ? t(`limitReached_${what}`, { limit }) : t(`limitNear_${what}`, { left });
  if (what === 'leave') return { title, message: t('limitLeaveHint', { limit }) };
  return { title, message: percent === 100 ? t('limitReachedHint') : t('limitNearHint', { limit }) };
}
