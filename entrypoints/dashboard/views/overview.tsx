import { useBooks, useDash } from '../../../components/dashboard/dash';
import { Overview } from '../../../components/dashboard/Overview';
import { WhenReady } from '../../../components/dashboard/States';
import { readOverview } from '../../../lib/dashboard/overview';
import './overview.css';

export default function OverviewView() {
  const { range, today } = useDash();
  const loaded = useBooks(
    (books) => readOverview(books, range, today),
    [range.fromDate, range.toDate, range.kind, today],
  );
  return <WhenReady loaded={loaded}>{(data) => <Overview data={data} />}</WhenReady>;
}
