import { CompareTable } from '../../../components/dashboard/CompareTable';
import { useBooks, useDash } from '../../../components/dashboard/dash';
import { Empty, WhenReady } from '../../../components/dashboard/States';
import { readCompare } from '../../../lib/dashboard/compare';
import { t } from '../../../lib/i18n';

export default function CompareView() {
  const { range, settings } = useDash();
  const loaded = useBooks(
    (books) => readCompare(books, { range, settings }),
    [range.fromDate, range.toDate, settings],
  );
  return (
    <WhenReady loaded={loaded}>
      {(platforms) =>
        platforms.length > 0 ? (
          <CompareTable platforms={platforms} />
        ) : (
          <Empty title={t('rangeNothing')}>
            <p>{t('rangeNothingHint')}</p>
          </Empty>
        )
      }
    </WhenReady>
  );
}
