import { useState } from 'preact/hooks';
import type { Reason, Reconciled, ReconcileLine } from '../../../lib/dashboard/reconciled';
import { rangeName } from '../../../lib/dashboard/text';
import { type MessageKey, plural, t } from '../../../lib/i18n';
import type { Money } from '../../../lib/rates/types';
import { platformName } from '../../../lib/screen/platformName';
import { dateText } from '../../../lib/screen/text';
import { Sums } from '../../Sums';
import { useWords } from '../../words';
import { Scroll } from '../Scroll';
import { stateText, whenText } from '../tasks/words';

interface ReconciledCardProps {
  reconciled: Reconciled;
  projectText(key: string): string;
}

const REASONS: Record<Reason, MessageKey> = {
  noProject: 'reason_noProject',
  noTasks: 'reason_noTasks',
  otherDay: 'reason_otherDay',
  someRejected: 'reason_someRejected',
  lessTime: 'reason_lessTime',
  moreTime: 'reason_moreTime',
  otherRate: 'reason_otherRate',
  otherAmount: 'reason_otherAmount',
  notYet: 'reason_notYet',
  missing: 'reason_missing',
};
const SHOWN = 30;
const BESIDE = { mission: 'extraMission', adjustment: 'extraAdjustment' } as const;

/** By how much the platform's word is more or less; with its sign. */
function Difference({ tracked, paid, state }: Pick<ReconcileLine, 'tracked' | 'paid' | 'state'>) {
  const words = useWords();
  if (!tracked || !paid || tracked.currency !== paid.currency) return <>{t('unknown')}</>;
  const got = state === 'rejected' ? 0 : paid.amountMicros;
  const amountMicros = got - tracked.amountMicros;
  if (Math.abs(amountMicros) < 10_000) return <span class="muted">=</span>;
  const text = words.money({ amountMicros: Math.abs(amountMicros), currency: paid.currency });
  return <span class={amountMicros < 0 ? 'warn' : 'more'}>{`${amountMicros < 0 ? '−' : '+'}${text}`}</span>;
}

const Amount = ({ money, ms }: { money: Money | undefined; ms: number | undefined }) => {
  const words = useWords();
  return (
    <>
      {money ? words.money(money) : t('unknown')}
      {ms !== undefined && <small class="muted since">{words.time(ms)}</small>}
    </>
  );
};

const When = ({ date, endAt }: Pick<ReconcileLine, 'date' | 'endAt'>) => (
  <>{endAt === undefined ? dateText(date) : whenText(endAt)}</>
);

/** Where the money stands, and what a difference may come from. */
const Why = ({ state, reasons }: Pick<ReconcileLine, 'state' | 'reasons'>) => (
  <>
    {state && <span class={`small state ${state}`}>{stateText(state)}</span>}
    {reasons.map((reason) => (
      <span key={reason} class="small">
        {t(REASONS[reason])}
      </span>
    ))}
  </>
);

function Lines({
  name,
  lines,
  projectText,
}: { name: string; lines: readonly ReconcileLine[] } & Pick<ReconciledCardProps, 'projectText'>) {
  const words = useWords();
  const [shown, setShown] = useState(SHOWN);
  const explains = lines.some(({ reasons }) => reasons.length > 0);
  return (
    <>
      <Scroll name={name}>
        <table class="num">
          <thead>
            <tr>
              <th scope="col" class="wide-only">
                {t('columnDay')}
              </th>
              <th scope="col">{t('columnProject')}</th>
              {(['reconcileTracked', 'reconcilePlatform', 'reconcileDifference'] as const).map((key) => (
                <th key={key} scope="col" class="r">
                  {t(key)}
                </th>
              ))}
              <th scope="col" class="why-beside">
                {explains ? t('reconcileWhy') : t('columnState')}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.slice(0, shown).map((line) => (
              <tr key={line.id}>
                <td class="nowrap wide-only">
                  <When {...line} />
                </td>
                <th scope="row">
                  <small class="narrow-only muted">
                    <When {...line} />
                  </small>
                  {line.project === undefined
                    ? words.name(line.name ?? t('projectUnnamed'))
                    : projectText(line.project)}
                  <span class="why why-below">
                    <Why {...line} />
                  </span>
                </th>
                <td class="r">
                  <Amount money={line.tracked} ms={line.trackedMs} />
                </td>
                <td class="r">
                  <Amount money={line.paid} ms={line.paidMs} />
                </td>
                <td class="r">
                  <Difference {...line} />
                </td>
                <td class="why why-beside">
                  <Why {...line} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {lines.length > shown && (
        <button type="button" class="link" onClick={() => setShown(shown + SHOWN)}>
          {t('showMore')}
        </button>
      )}
    </>
  );
}

/** What one platform says of the chosen days, beside what was tracked: first what does not match, and why. */
export function ReconciledCard({ reconciled, projectText }: ReconciledCardProps) {
  const words = useWords();
  const { platform, same, differing, beside, sums, trackedSum, paidSum } = reconciled;
  const name = platformName(platform);
  return (
    <section class="card" data-testid={`reconciled-${platform}`}>
      <h2>{name}</h2>
      {same.length + differing.length > 0 && (
        <dl class="both num">
          <div>
            <dt class="small muted">{t('reconcileTracked')}</dt>
            <dd>
              <Sums sums={trackedSum} />
            </dd>
          </div>
          <div>
            <dt class="small muted">{t('reconcilePlatform')}</dt>
            <dd>
              <Sums sums={paidSum} />
            </dd>
          </div>
        </dl>
      )}
      {sums.map((sum) => (
        <p key={sum.id} class="num">
          {rangeName({ kind: 'week', fromDate: sum.date, toDate: sum.toDate })}: <b>{words.money(sum)}</b>{' '}
          <span class="small muted">
            {t('reconcileOfTracked', { money: sum.tracked ? words.money(sum.tracked) : t('unknown') })}
          </span>{' '}
          <Difference tracked={sum.tracked} paid={sum} state="paid" />
          {sum.arrivedOn !== undefined && (
            <span class="small muted"> · {t('paidWeekArrived', { day: dateText(sum.arrivedOn) })}</span>
          )}
        </p>
      ))}
      {differing.length > 0 && (
        <>
          <h3>{plural('reconcileDiffers', differing.length)}</h3>
          <Lines
            name={`${name}: ${plural('reconcileDiffers', differing.length)}`}
            lines={differing}
            projectText={projectText}
          />
        </>
      )}
      {same.length > 0 && (
        <details open={differing.length === 0}>
          <summary>{plural('reconcileMatches', same.length)}</summary>
          <Lines
            name={`${name}: ${plural('reconcileMatches', same.length)}`}
            lines={same}
            projectText={projectText}
          />
        </details>
      )}
      {beside.length > 0 && (
        <details>
          <summary>{plural('reconcileBeside', beside.length)}</summary>
          <ul class="plain beside num">
            {beside.map((row) => (
              <li key={row.id}>
                <span class="muted">{dateText(row.date)}</span>{' '}
                {t(row.of === 'mission' ? BESIDE.mission : BESIDE.adjustment)} <b>{words.money(row)}</b>{' '}
                <span class={`small state ${row.state}`}>{stateText(row.state)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
