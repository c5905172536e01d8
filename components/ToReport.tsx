import type { Snapshot } from '../lib/books/types';
import { t } from '../lib/i18n';
import type { PopupActions } from '../lib/screen/actions';
import { hoursLine } from '../lib/screen/hours';
import { platformName } from '../lib/screen/platformName';
import { dateText } from '../lib/screen/text';
import { useWords } from './words';

interface ToReportProps {
  hours: NonNullable<Snapshot['toReport']>;
  act: PopupActions;
}

const textOf = (rows: ToReportProps['hours'][number]['rows']) =>
  rows.map((row) => hoursLine({ ...row, name: row.projectName ?? t('projectUnnamed') })).join('\n');

/** Hours that wait to be reported: what is sure, and what is still to decide. */
export function ToReport({ hours, act }: ToReportProps) {
  const words = useWords();
  return (
    <section class="card">
      <h2>{t('toReport')}</h2>
      <ul class="plain num">
        {hours.map(({ platform, sureMs, openMs, rows }) => (
          <li key={platform} class="row wrap" data-testid={`report-${platform}`}>
            <span>{platformName(platform)}</span>
            <b>{words.time(sureMs)}</b>
            {openMs > 0 && <span class="muted">{t('toReportOpen', { time: words.time(openMs) })}</span>}
            <span class="space" />
            <button
              type="button"
              class="link"
              aria-label={t('toReportCopy', { platform: platformName(platform) })}
              onClick={() => act.copy(textOf(rows.filter(({ ms }) => ms > 0)))}
            >
              {t('copy')}
            </button>
            <button
              type="button"
              class="link"
              aria-label={t('toReportDone', { platform: platformName(platform) })}
              onClick={() => act.reported(rows.filter(({ ms }) => ms > 0))}
            >
              {t('reportDone')}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" class="link" onClick={() => act.openDashboard('report')}>
        {t('toReportShow')}
      </button>
    </section>
  );
}

interface OldCopyProps {
  copy: NonNullable<Snapshot['oldCopy']>;
  act: PopupActions;
}

/** The last safe copy is old, or the next one failed: one click leads to a new one. */
export function OldCopy({ copy: { at, failed }, act }: OldCopyProps) {
  const day = at === undefined ? undefined : new Date(at).toISOString().slice(0, 10);
  return (
    <p class="row wrap small muted">
      {failed && <span class="warn">{t('oldCopyFailed')}</span>}
      <span>{day === undefined ? t('oldCopyNone') : t('oldCopyAt', { day: dateText(day) })}</span>
      <button type="button" class="link" onClick={() => act.openDashboard('data')}>
        {t('backupNow')}
      </button>
    </p>
  );
}
