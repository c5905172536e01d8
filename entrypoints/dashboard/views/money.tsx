import { useBooks, useDash } from '../../../components/dashboard/dash';
import { MoneyParts } from '../../../components/dashboard/money/Money';
import { WhenReady } from '../../../components/dashboard/States';
import { readMoney } from '../../../lib/dashboard/money';
import './tasks.css';

export default function MoneyView() {
  const { range } = useDash();
  const loaded = useBooks((books) => readMoney(books, range), [range.fromDate, range.toDate]);
  return <WhenReady loaded={loaded}>{(data) => <MoneyParts data={data} />}</WhenReady>;
}
