import { Fragment } from 'preact';
import { useId, useState } from 'preact/hooks';
import { type ReportRow as Row, reportMs } from '../../../lib/books/to-report';
import { shortDate, whole } from '../../../lib/dashboard/text';
import { t } from '../../../lib/i18n';
import { decimalHours, hoursMinutes } from '../../../lib/screen/hours';
import { useWords } from '../../words';

interface ReportRowProps {
  row: Row;
  name: string;
  /** What that day comes to on the platform, against the worker's limit: said once a day. */
  ofDay?: { ms: number; limitMs: number };
  onReported(row: Row, reported: boolean): void;
}

/** Both ways that platforms' forms want hours: `3:07` and `3.11`. */
export function Hours({ ms }: { ms: number }) {
  return (
    <>
      <b>{hoursMinutes(ms)}</b> <span class="muted small">{decimalHours(ms)}</span>
    </>
  );
}

/** One project and day; a click shows what the figure is made of. */
export function ReportRow({ row, name, ofDay, onReported }: ReportRowProps) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const id = useId();
  const { reported, sureMs } = row;
  const since = reported ? sureMs - reported.ms : 0;
  return (
    <>
      <tr class={reported ? 'reported' : undefined}>
        <th scope="row" class="nowrap">
          <button
            type="button"
            class="named"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
          >
            {shortDate(row.date)}
          </button>{' '}
          {ofDay && (
            <small class={ofDay.ms >= 0.8 * ofDay.limitMs ? 'block warn' : 'block muted'}>
              {t('reportDayOf', { time: hoursMinutes(ofDay.ms), limit: words.limit(ofDay.limitMs) })}
            </small>
          )}
        </th>
        <td>{words.name(name)}</td>
        <td class="r">
          <Hours ms={reportMs(row)} />
          {since !== 0 && (
            <span class="small warn since">
              {since > 0
                ? t('reportMoreSince', { time: words.time(since) })
                : t('reportLessSince', { time: words.time(-since) })}
            </span>
          )}
        </td>
        <td class="r">{row.openMs > 0 ? <span class="warn">+ {hoursMinutes(row.openMs)}</span> : '–'}</td>
        <td class="r muted">{hoursMinutes(row.spanMs)}</td>
        <td class="r">{whole(row.tasks)}</td>
        <td class="r">{whole(row.units)}</td>
        <td class="r">
          <label class="row check">
            <input
              type="checkbox"
              checked={reported !== undefined}
              onChange={(event) => onReported(row, event.currentTarget.checked)}
            />
            <span>{t('reportDone')}</span>
          </label>
        </td>
      </tr>
      <tr id={id} hidden={!open}>
        <td colSpan={8}>{open && <Items row={row} />}</td>
      </tr>
    </>
  );
}

/** The tasks behind a figure, each with the stretches that count. */
function Items({ row }: { row: Row }) {
  const words = useWords();
  if (row.items.length === 0) return <p class="muted small">{t('reportGone')}</p>;
  return (
    <ul class="plain items small">
      {row.items.map((item) => (
        <li key={`${item.deviceId}${item.n}`}>
          <span class="num">
            {hoursMinutes(item.sureMs)}
            {item.openMs > 0 && <span class="warn"> + {hoursMinutes(item.openMs)}</span>}
          </span>
          <span class="muted num">
            {item.intervals.map(([fromAt, toAt], i) => (
              <Fragment key={fromAt}>
                {i > 0 && ', '}
                {words.timeOfDay(fromAt)}–{words.timeOfDay(toAt)}
              </Fragment>
            ))}
          </span>
          {item.outcome && <span class="muted">{outcomeText(item.outcome)}</span>}
          {item.capMs !== undefined && item.countedMs > item.capMs && (
            <span class="warn">
              {t('reportCapped', { time: words.time(item.countedMs), cap: words.limit(item.capMs) })}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function outcomeText(outcome: NonNullable<Row['items'][number]['outcome']>): string {
  if (outcome === 'submitted') return t('ending_submitted');
  return outcome === 'timeOnly' ? t('ending_timeOnly') : t('endingUnknown');
}
