import { t } from '../../lib/i18n';
import { platformName } from '../../lib/screen/platformName';
import type { PageReport } from '../../lib/taught/page-report';

interface PageReportProps {
  /** `undefined`: the page cannot be looked at. */
  report: PageReport | undefined;
  onSave(): void;
  backHref: string;
}

/** A problem report of a page, shown whole before it is saved. */
export function PageReportCard({ report, onSave, backHref }: PageReportProps) {
  return (
    <section class="card page-report">
      <h2>{t('pageReportTitle')}</h2>
      {report ? (
        <>
          <p class="muted">{t('pageReportHint')}</p>
          <p>
            {t('pageReportFor', {
              platform: report.platform === 'site' ? t('otherSite') : platformName(report.platform),
              address: report.address,
            })}
          </p>
          <textarea
            readOnly
            rows={24}
            aria-label={t('pageReportTitle')}
            data-testid="page-report"
            value={JSON.stringify(report, null, 1)}
          />
          <button type="button" class="primary" data-testid="page-report-save" onClick={onSave}>
            {t('pageReportSave')}
          </button>
        </>
      ) : (
        <p class="note bad" role="alert">
          {t('pageReportNoPage')}
        </p>
      )}{' '}
      <a href={backHref}>{t('backToPlatforms')}</a>
    </section>
  );
}
