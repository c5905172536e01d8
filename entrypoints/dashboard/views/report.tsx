import { useBooks, useDash } from '../../../components/dashboard/dash';
import { PlatformCard } from '../../../components/dashboard/report/PlatformCard';
import { Empty, WhenReady } from '../../../components/dashboard/States';
import { namesOf } from '../../../lib/dashboard/groups';
import { readReport, reportCsv, reportText } from '../../../lib/dashboard/report';
import { fileName } from '../../../lib/exchange/name';
import { t } from '../../../lib/i18n';
import { saveFile } from '../../../lib/screen/save';
import './report.css';

export default function ReportView() {
  const { range, weekStart, run, say } = useDash();
  const loaded = useBooks(
    (books) => readReport(books, range, weekStart),
    [range.fromDate, range.toDate, weekStart],
  );
  const copy = async (text: string) => {
    const ok = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    say({ text: ok ? t('copied') : t('notCopied'), ok, undo: false });
  };
  return (
    <div class="report" data-testid="hours-to-report">
      <p class="muted intro">{t('reportIntro')}</p>
      <WhenReady loaded={loaded}>
        {(data) => {
          const known = namesOf(data.projects);
          const nameOf = (key: string) => known(key) ?? t('projectUnnamed');
          if (data.platforms.length === 0) {
            return (
              <Empty title={t('reportNone')}>
                <p>{t('reportNoneHint')}</p>
              </Empty>
            );
          }
          return (
            <>
              {data.platforms.map((report) => (
                <PlatformCard
                  key={`${report.platform}${JSON.stringify(report.rule)}`}
                  report={report}
                  nameOf={nameOf}
                  onReported={(rows, reported) =>
                    void run({
                      name: 'setReported',
                      payload: {
                        rows: rows.map(({ date, project, sureMs }) => ({ date, project, ms: sureMs })),
                        reported,
                      },
                      said: t(reported ? 'reportedSaid' : 'reportedNot'),
                      undo: true,
                    })
                  }
                  onRule={(platform, rule) =>
                    void run({
                      name: 'setReportRule',
                      payload: { platform, rule },
                      said: t('saved'),
                      undo: true,
                    })
                  }
                  onCopy={(one) => void copy(reportText(one, data.projects, t('projectUnnamed')))}
                />
              ))}
              <button
                type="button"
                data-testid="report-csv"
                onClick={() =>
                  saveFile(
                    fileName('hours', Date.now(), 'csv'),
                    new Blob([reportCsv(data)], { type: 'text/csv' }),
                  )
                }
              >
                {t('exportCsv')}
              </button>
            </>
          );
        }}
      </WhenReady>
    </div>
  );
}
