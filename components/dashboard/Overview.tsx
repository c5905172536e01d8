import type { Figures } from '../../lib/books/types';
import { groupsBy, namesOf } from '../../lib/dashboard/groups';
import type { OverviewData } from '../../lib/dashboard/overview';
import { percent } from '../../lib/dashboard/text';
import { t } from '../../lib/i18n';
import { Sums } from '../Sums';
import { useWords } from '../words';
import { HourRates } from './Figures';
import { GroupTable } from './GroupTable';
import { Empty } from './States';
import { Tile } from './Tile';

/** What of a rate's change there is to say: only where both are in one currency. */
function Change({ now, before }: { now: Figures['allInRate']; before: Figures['allInRate'] }) {
  const words = useWords();
  const [rate] = now;
  const other = before.find(({ currency }) => currency === rate?.currency);
  if (!rate || !other) return null;
  const micros = rate.highMicros - other.highMicros;
  const amount = words.money({ amountMicros: Math.abs(micros), currency: rate.currency });
  const text = micros >= 0 ? t('moreThanBefore', { amount }) : t('lessThanBefore', { amount });
  return <span class={micros >= 0 ? 'up' : 'down'}>{text}</span>;
}

/** The four figures of a range. */
function Tiles({ figures, before }: { figures: Figures; before: Figures }) {
  const words = useWords();
  const { unpaidShare, searchingMs, trainingMs, lostMs } = figures;
  return (
    <div class="tiles">
      <Tile
        name="allTime"
        text="tellAllTime"
        testId="all-time"
        value={<HourRates rates={figures.allInRate} />}
      >
        <Change now={figures.allInRate} before={before.allInRate} />
      </Tile>
      <Tile
        name="onTasks"
        text="tellOnTasks"
        testId="on-tasks"
        value={<HourRates rates={figures.taskRate} />}
      >
        {figures.taskRate.length > 0 && t('nBehind', { count: figures.tasks })}
      </Tile>
      <Tile name="earned" text="tellEarned" testId="earned" value={<Sums sums={figures.earned} />}>
        {figures.approved.length > 0 && t('approved', { amount: words.sums(figures.approved) })}
      </Tile>
      <Tile
        name="unpaidShare"
        text="tellUnpaidShare"
        testId="unpaid-share"
        value={unpaidShare === undefined ? t('unknown') : percent(unpaidShare)}
      >
        {unpaidShare !== undefined &&
          t('ofTime', {
            part: words.time(searchingMs + trainingMs + lostMs),
            all: words.time(figures.allMs),
          })}
      </Tile>
    </div>
  );
}

/** The figures of a range of days. */
export function Overview({ data }: { data: OverviewData }) {
  const { rows, figures, figuresBefore, projects } = data;
  if (rows.length === 0 && figures.allMs === 0) {
    return (
      <Empty title={t('rangeNothing')}>
        <p>{t('rangeNothingHint')}</p>
      </Empty>
    );
  }
  return (
    <>
      <Tiles figures={figures} before={figuresBefore} />
      <GroupTable
        title="byProject"
        groups={groupsBy(rows, (row) => row.project)}
        nameOf={namesOf(projects)}
        platforms
      />
    </>
  );
}
