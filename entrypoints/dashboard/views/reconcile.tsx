import { useState } from 'preact/hooks';
import { useBooks, useDash } from '../../../components/dashboard/dash';
import { OneOf } from '../../../components/dashboard/OneOf';
import { projectWords } from '../../../components/dashboard/projects';
import { Checked } from '../../../components/dashboard/reconcile/Checked';
import { ColumnMapper } from '../../../components/dashboard/reconcile/ColumnMapper';
import { PaidWeek } from '../../../components/dashboard/reconcile/PaidWeek';
import { ReconciledCard } from '../../../components/dashboard/reconcile/ReconciledCard';
import { StatementCard, type StatementSaid } from '../../../components/dashboard/reconcile/StatementCard';
import { Empty, WhenReady } from '../../../components/dashboard/States';
import { faultText } from '../../../lib/dashboard/faults';
import { likelyPlatform, type ReconcileData, readReconcile } from '../../../lib/dashboard/reconcile';
import {
  type ColumnMap,
  mappedStatement,
  pastedStatement,
  readStatement,
  type Statement,
  saidOf,
  summaryOf,
  type Table,
  waitingRows,
} from '../../../lib/dashboard/statement';
import { t } from '../../../lib/i18n';
import { platformName } from '../../../lib/screen/platformName';
import './reconcile.css';

/** What was read and waits for the worker's word. */
type Waiting =
  | { is: 'columns'; table: Table; map: ColumnMap; fault?: string }
  | { is: 'checked'; statement: Statement; map?: { mark: string; columns: ColumnMap } };

/** One statement from being read to being taken over. */
function useStatement(platform: string, data: ReconcileData) {
  const { ask, say, today, snapshot } = useDash();
  const [said, setSaid] = useState<StatementSaid>({ is: 'nothing' });
  const [waiting, setWaiting] = useState<Waiting>();
  const [busy, setBusy] = useState(false);
  const show = (next: Waiting | undefined, what: StatementSaid = { is: 'nothing' }) => {
    setWaiting(next);
    setSaid(what);
  };
  const refuse = (error: unknown) => {
    console.warn('Piecerate:', error);
    show(undefined, { is: 'refused', text: faultText(error) });
  };
  const readTable = (table: Table, map: ColumnMap) => {
    try {
      show({ is: 'checked', statement: mappedStatement(table, map), map: saidOf(table, map) });
    } catch (error) {
      show({ is: 'columns', table, map, fault: faultText(error) });
    }
  };
  const onFile = async (file: File) => {
    show(undefined, { is: 'reading' });
    setBusy(true);
    try {
      const currency = snapshot?.today.earned[0]?.currency ?? 'USD';
      const read = await readStatement(file, data.remembered.get(platform), currency);
      if (read.is === 'statement') show({ is: 'checked', statement: read.statement });
      else if (read.known) readTable(read.table, read.map);
      else show({ is: 'columns', table: read.table, map: read.map });
    } catch (error) {
      refuse(error);
    } finally {
      setBusy(false);
    }
  };
  const onPaste = (text: string) => {
    try {
      show({ is: 'checked', statement: pastedStatement(text, today) });
    } catch (error) {
      refuse(error);
    }
  };
  const onTake = async (projects: Record<string, string>) => {
    if (waiting?.is !== 'checked') return;
    setBusy(true);
    const { statement, map } = waiting;
    const answer = await ask('takePaid', {
      platform,
      rows: statement.rows,
      projects,
      ...(map ? { map } : {}),
    });
    setBusy(false);
    if (!answer.ok) return say({ text: answer.text ?? t('notDone'), ok: false, undo: false });
    show(undefined, { is: 'taken', taken: answer.value });
    const { added, changed } = answer.value;
    if (added + changed > 0) say({ text: t('statementDone'), ok: true, undo: true });
  };
  const onMap = (map: ColumnMap) => {
    if (waiting?.is === 'columns') setWaiting({ is: 'columns', table: waiting.table, map });
  };
  return { said, waiting, busy, show, readTable, onFile, onPaste, onTake, onMap };
}

/** The ISO day on this computer's own calendar. */
const localDay = (at: number) => new Date(at).toLocaleDateString('sv');

function Reconcile({ data }: { data: ReconcileData }) {
  const { run } = useDash();
  const [chosen, setChosen] = useState<string>();
  const platform = data.platforms.find((one) => one === chosen) ?? likelyPlatform(data);
  const statement = useStatement(platform, data);
  const { keys, text } = projectWords(data.projects);
  const { waiting } = statement;
  const mine = data.projects.filter((project) => project.platform === platform);
  const seen = data.seen[platform];
  const rows = waitingRows(seen?.rows ?? [], data.kept.get(platform) ?? []);
  const choose = (one: string) => {
    setChosen(one);
    statement.show(undefined);
  };
  const seenOn = seen && localDay(seen.at);
  return (
    <>
      <OneOf
        label={t('columnPlatform')}
        name="platform"
        value={platform}
        choices={data.platforms}
        text={platformName}
        onChoose={(one = platform) => choose(one)}
      />
      <div class="ways">
        <PaidWeek
          key={platform}
          weeks={data.weeks.get(platform) ?? []}
          today={localDay(Date.now())}
          onPaid={(paid) =>
            run({ name: 'paidDays', payload: { platform, ...paid }, said: t('saved'), undo: true })
          }
        />
        <StatementCard
          said={statement.said}
          busy={statement.busy}
          platform={platform}
          onFile={(file) => void statement.onFile(file)}
          onPaste={statement.onPaste}
          onWaiting={() => statement.show({ is: 'checked', statement: { rows, twice: 0, folded: 0 } })}
          {...(rows.length > 0 && seenOn ? { waiting: { lines: rows.length, date: seenOn } } : {})}
        >
          {waiting?.is === 'columns' && (
            <ColumnMapper
              table={waiting.table}
              map={waiting.map}
              {...(waiting.fault === undefined ? {} : { fault: waiting.fault })}
              onMap={statement.onMap}
              onRead={() => statement.readTable(waiting.table, waiting.map)}
              onCancel={() => statement.show(undefined)}
            />
          )}
          {waiting?.is === 'checked' && (
            <Checked
              statement={waiting.statement}
              summary={summaryOf(waiting.statement, mine, data.remembered.get(platform)?.names)}
              projects={keys.filter((key) => key.startsWith(`${platform}:`))}
              projectText={text}
              busy={statement.busy}
              onTake={(projects) => void statement.onTake(projects)}
              onCancel={() => statement.show(undefined)}
            />
          )}
        </StatementCard>
      </div>
      {data.reconciled.map((one) => (
        <ReconciledCard key={one.platform} reconciled={one} projectText={text} />
      ))}
      {data.reconciled.length === 0 && <p class="muted">{t('reconcileNothingYet')}</p>}
    </>
  );
}

export default function ReconcileView() {
  const { range, today, weekStart } = useDash();
  const loaded = useBooks(
    (books) => readReconcile(books, range, today, weekStart),
    [range.fromDate, range.toDate, today, weekStart],
  );
  return (
    <div class="reconcile" data-testid="reconcile">
      <WhenReady loaded={loaded}>
        {(data) =>
          data.platforms.length === 0 ? (
            <Empty title={t('reconcileNone')}>
              <p>{t('reconcileNoneText')}</p>
            </Empty>
          ) : (
            <Reconcile data={data} />
          )
        }
      </WhenReady>
    </div>
  );
}
