import { useBooks, useDash } from '../../../components/dashboard/dash';
import { WhenReady } from '../../../components/dashboard/States';
import { Timeline } from '../../../components/dashboard/timeline/Timeline';
import { isDate } from '../../../lib/dashboard/range';
import { readDay } from '../../../lib/dashboard/timeline';
import './tasks.css';
import './timeline.css';

export default function TimelineView() {
  const { route, today } = useDash();
  const { day } = route.params;
  const date = day !== undefined && isDate(day) ? day : today;
  const loaded = useBooks((books) => readDay(books, date, Date.now()), [date]);
  return <WhenReady loaded={loaded}>{(read) => <Timeline key={read.date} day={read} />}</WhenReady>;
}
