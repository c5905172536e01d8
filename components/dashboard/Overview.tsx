import { useMemo } from 'preact/hooks';
import type { Figures } from '../../lib/books/types';
import { heatOf, hoursOf } from '../../lib/dashboard/hours';
import type { OverviewData } from '../../lib/dashboard/overview';
import { percent, whole } from '../../lib/dashboard/text';
import { t } from '../../lib/i18n';
import type { Money } from '../../lib/rates/types';
import { Sums } from '../Sums';
import { useWords } from '../words';
import { HourRates } from './Figures';
import { GroupsCard } from './GroupsCard';
import { HeatMap } from './HeatMap';
import { HoursCard } from './HoursCard';
import { RateChart } from './RateChart';
import { Empty } from './States';
import { Tile } from './Tile';

/** The first of some rates as an amount, to be compared. */
const worthOf = (rates: Figures['allInRate']): Money[] =>
  rates.map(({ highMicros, currency }) => ({ amountMicros: highMicros, currency }));

/** How the larger sum has changed since the days before: only where both are in one currency. */
function Change({ now, before }: { now: readonly Money[]; before: readonly Money[] }) {
  const words = useWords();
  const [sum] = now;
  const other = before.find(({ currency }) => currency === sum?.currency);
  if (!sum || !other) return null;
  const micros = sum.amountMicros - other.amountMicros;
  const amount = words.money({ amountMicros: Math.abs(micros), currency: sum.currency });
  const text = micros >= 0 ? t('moreThanBefore', { amount }) : t('lessThanBefore', { amount });
  return <span class={micros >= 0 ? 'block up' : 'block down'}>{text}</span>;
}

/** The unpaid share of the days before, where it is known: less of it is better. */
function ShareBefore({ now, before }: { now: number | undefined; before: number | undefined }) {
  if (now === undefined || before === undefined) return null;
  return (
    <span class={now <= before ? 'block up' : 'block down'}>
      {t('shareBefore', { share: percent(before) })}
    </span>
  );
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
        <Change now={worthOf(figures.allInRate)} before={worthOf(before.allInRate)} />
      </Tile>
      <Tile
        name="onTasks"
        text="tellOnTasks"
        testId="on-tasks"
        value={<HourRates rates={figures.taskRate} />}
      >
        {figures.taskRate.length > 0 && t('nBehind', { count: whole(figures.tasks) })}
        <Change now={worthOf(figures.taskRate)} before={worthOf(before.taskRate)} />
      </Tile>
      <Tile name="earned" text="tellEarned" testId="earned" value={<Sums sums={figures.earned} />}>
        {figures.approved.length > 0 && t('approved', { amount: words.sums(figures.approved) })}
        <Change now={figures.earned} before={before.earned} />
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
        <ShareBefore now={unpaidShare} before={before.unpaidShare} />
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
