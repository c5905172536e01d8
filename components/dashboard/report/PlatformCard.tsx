import { useState } from 'preact/hooks';
import type { ReportRule } from '../../../lib/books/report-rules';
import type { ReportRow as Row } from '../../../lib/books/to-report';
import { weekdaysFrom } from '../../../lib/dashboard/range';
import type { PlatformReport } from '../../../lib/dashboard/report';
import { shortDate, weekdayName } from '../../../lib/dashboard/text';
import { t } from '../../../lib/i18n';
import { platformName } from '../../../lib/screen/platformName';
import { useWords } from '../../words';
import { Scroll } from '../Scroll';
import { type Column, useColumns } from '../useColumns';
import { Hours, ReportRow } from './ReportRow';

export interface ReportActions {
  onReported(rows: readonly Row[], reported: boolean): void;
  onRule(platform: string, rule: ReportRule): void;
  onCopy(report: PlatformReport): void;
}

interface PlatformCardProps extends ReportActions {
  report: PlatformReport;
  nameOf(project: string): string;
}

/** Figures of a row, each with its definition. */
const COLUMNS = [
  ['reportSure', 'tellReportSure'],
  ['reportOpen', 'tellReportOpen'],
  ['reportSpan', 'tellReportSpan'],
  ['columnTasks', 'tellTasks'],
  ['reportUnits', 'tellReportUnits'],
] as const satisfies readonly Column[];

/** Rows at first: some weeks of a day's few projects. */
const SHOWN = 40;

/** What can be reported on one platform. */
export function PlatformCard({ report, nameOf, onReported, onRule, onCopy }: PlatformCardProps) {
  const { platform, rows, days, rule } = report;
  const [count, setCount] = useState(SHOWN);
  const { told, heads } = useColumns(COLUMNS);
  const shown = rows.slice(0, count);
  const oldest = shown.at(-1)?.date ?? '';
  const weeks = report.weeks.filter(({ to }) => to >= oldest);
  const waiting = rows.filter(({ reported }) => !reported);
  const dayOf = (date: string, before: string | undefined) =>
    rule.dayLimitMs === undefined || date === before
      ? {}
      : { ofDay: { ms: days.get(date) ?? 0, limitMs: rule.dayLimitMs } };
  return (
    <section class="card" data-platform={platform}>
      <div class="row wrap">
        <h2>{platformName(platform)}</h2>
        <span class="space" />
        <button type="button" onClick={() => onCopy(report)}>
          {t('reportCopy')}
        </button>
        <button type="button" disabled={waiting.length === 0} onClick={() => onReported(waiting, true)}>
          {t('reportAllDone')}
        </button>
      </div>
      <ul class="plain weeks num">
        {weeks.map((week) => (
          <li key={week.from}>
            <span class="muted small">
              {shortDate(week.from)} – {shortDate(week.to)}
            </span>
            <span>
              <Hours ms={week.sureMs} />
            </span>
            {rule.weekLimitMs !== undefined && <Share ms={week.sureMs} limitMs={rule.weekLimitMs} />}
          </li>
        ))}
      </ul>
      {told}
      <Scroll name={platformName(platform)}>
        <table class="num">
          <thead>
            <tr>
              <th scope="col">{t('reportDay')}</th>
              <th scope="col">{t('project')}</th>
              {heads}
              <th scope="col" class="r">
                {t('reportDone')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row, i) => (
              <ReportRow
                key={`${row.date}${row.project}`}
                row={row}
                name={nameOf(row.project)}
                {...dayOf(row.date, shown[i - 1]?.date)}
                onReported={(one, reported) => onReported([one], reported)}
              />
            ))}
          </tbody>
        </table>
      </Scroll>
      {rows.length > count && (
        <button type="button" class="link" onClick={() => setCount(count + SHOWN)}>
          {t('showMore')}
        </button>
      )}
      <Rule rule={rule} onRule={(changed) => onRule(platform, changed)} />
    </section>
  );
}

/** How much of a limit is used. */
function Share({ ms, limitMs }: { ms: number; limitMs: number }) {
  const words = useWords();
  return (
    <span class={ms >= 0.8 * limitMs ? 'warn small' : 'muted small'}>
      {t('reportOfLimit', { limit: words.limit(limitMs) })}
    </span>
  );
}

const HOUR_MS = 3_600_000;

const LEAST_HOURS = 0.02;

/** Hours as typed, in ms: `undefined` where there are none, `null` where they cannot be read. */
function hoursIn(text: string, most: number): number | undefined | null {
  if (text.trim() === '') return undefined;
  const hours = Number(text.replace(',', '.'));
  return hours >= LEAST_HOURS && hours <= most ? Math.round(hours * HOUR_MS) : null;
}
const hoursText = (ms: number | undefined) => (ms === undefined ? '' : String(ms / HOUR_MS));

/** The platform's own week, and the limits that the worker keeps to. */
function Rule({ rule, onRule }: { rule: ReportRule; onRule(rule: ReportRule): void }) {
  const [day, setDay] = useState(hoursText(rule.dayLimitMs));
  const [week, setWeek] = useState(hoursText(rule.weekLimitMs));
  const [start, setStart] = useState(String(rule.weekStart ?? ''));
  const [zone, setZone] = useState(rule.timeZone ?? '');
  const [bad, setBad] = useState(false);
  const submit = (event: Event) => {
    event.preventDefault();
    const [dayLimitMs, weekLimitMs] = [hoursIn(day, 24), hoursIn(week, 168)];
    setBad(dayLimitMs === null || weekLimitMs === null);
    if (dayLimitMs === null || weekLimitMs === null) return;
    onRule({
      ...(start === '' ? {} : { weekStart: Number(start) }),
      ...(zone === '' ? {} : { timeZone: zone }),
      ...(dayLimitMs === undefined ? {} : { dayLimitMs }),
      ...(weekLimitMs === undefined ? {} : { weekLimitMs }),
    });
  };
  const hours = (
    label: 'reportDayLimit' | 'reportWeekLimit',
    value: string,
    set: (value: string) => void,
  ) => (
    <label>
      <span class="small muted">{t(label)}</span>
      <input
        name={label}
        inputMode="decimal"
        autocomplete="off"
        size={5}
        aria-invalid={bad}
        value={value}
        onInput={(event) => set(event.currentTarget.value)}
      />
    </label>
  );
  return (
    <details>
      <summary class="small">{t('reportRule')}</summary>
      <form class="row wrap rule" onSubmit={submit}>
        {hours('reportDayLimit', day, setDay)}
        {hours('reportWeekLimit', week, setWeek)}
        <label>
          <span class="small muted">{t('reportWeekStart')}</span>
          <select value={start} onChange={(event) => setStart(event.currentTarget.value)}>
            <option value="">{t('reportOwnWeek')}</option>
            {weekdaysFrom(1).map((weekday) => (
              <option key={weekday} value={String(weekday)}>
                {weekdayName(weekday, 'long')}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span class="small muted">{t('reportZone')}</span>
          <select value={zone} onChange={(event) => setZone(event.currentTarget.value)}>
            <option value="">{t('reportOwnZone')}</option>
            {Intl.supportedValuesOf('timeZone').map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">{t('save')}</button>
        {bad && (
          <p class="small warn" role="alert">
            {t('reportRuleBad')}
          </p>
        )}
      </form>
    </details>
  );
}
