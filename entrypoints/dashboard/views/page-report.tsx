import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { useDash } from '../../../components/dashboard/dash';
import { Loading } from '../../../components/dashboard/States';
import { PageReportCard } from '../../../components/platforms/PageReportCard';
import { platformOf } from '../../../lib/platforms/list';
import { saveText } from '../../../lib/screen/save';
import { type PageReport, pageReport } from '../../../lib/taught/page-report';
import { look } from './look';

/** Looks at the page once, shows what a report would hold, and saves it on a click. */
export function PageReportView({ tabId }: { tabId: number }) {
  const { href } = useDash();
  const [report, setReport] = useState<{ found?: PageReport }>();
  useEffect(() => {
    void look(tabId, { structure: true }).then((seen) => {
      const platform = seen && platformOf(new URL(seen.url).hostname)?.id;
      const { version } = browser.runtime.getManifest();
      setReport({ found: seen && pageReport(seen, platform ?? 'site', version) });
    });
  }, [tabId]);
  if (!report) return <Loading />;
  const { found } = report;
  return (
    <PageReportCard
      report={found}
      backHref={href('platforms')}
      onSave={() => found && saveText('piecerate-page-report.json', JSON.stringify(found, null, 1))}
    />
  );
}
