import { useMemo } from 'preact/hooks';
import type { Figures } from '../../lib/books/types';
import { heatOf, hoursOf } from '../../lib/dashboard/hours';
import type { OverviewData } from '../../lib/dashboard/overview';
import { percent } from '../../lib/dashboard/text';
import { t } from '../../lib/i18n';
import { Sums } from '../Sums';
import { useWords } from '../words';
import { HourRates } from './Figures';
import { GroupsCard } from './GroupsCard';
import { HeatMap } from './HeatMap';
import { HoursCard } from './HoursCard';
import { RateChart } from './RateChart';
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

interface OverviewProps {
  data: OverviewData;
  weekStart: number;
  discreet: boolean;
}

/** The figures of a range of days. */
export function Overview({ data, weekStart, discreet }: OverviewProps) {
  const { rows, figures, figuresBefore, projects, points, step } = data;
  const [hours, heat] = useMemo(() => [hoursOf(rows), heatOf(rows)], [rows]);
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
      <RateChart points={points} step={step} figures={figures} discreet={discreet} />
      <div class="grid">
        <HoursCard hours={hours} />
        <HeatMap heat={heat} weekStart={weekStart} />
      </div>
      <GroupsCard rows={rows} projects={projects} />
    </>
  );
}
