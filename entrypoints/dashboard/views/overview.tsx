import { useBooks, useDash } from '../../../components/dashboard/dash';
import { Overview } from '../../../components/dashboard/Overview';
import { WhenReady } from '../../../components/dashboard/States';
import { readOverview } from '../../../lib/dashboard/overview';
import './overview.css';

export default function OverviewView() {
  const { range, today, weekStart, settings, discreet } = useDash();
  const loaded = useBooks(
    (books) => readOverview(books, { range, today, weekStart, settings }),
    [range.fromDate, range.toDate, today, weekStart, settings],
  );
  return (
    <WhenReady loaded={loaded}>
      {(data) => <Overview data={data} weekStart={weekStart} discreet={discreet} />}
    </WhenReady>
  );
}
