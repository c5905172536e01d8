import { useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { useBooks, useDash } from '../../../components/dashboard/dash';
import { Delete, type Doomed } from '../../../components/dashboard/data/Delete';
import { Export, type ExportWish } from '../../../components/dashboard/data/Export';
import { Gone } from '../../../components/dashboard/data/Gone';
import { Import, type ImportState } from '../../../components/dashboard/data/Import';
import { Repair } from '../../../components/dashboard/data/Repair';
import { SafeCopy } from '../../../components/dashboard/data/SafeCopy';
import { WhenReady } from '../../../components/dashboard/States';
import type { Verdict } from '../../../lib/books/books';
import type { CopyRhythm } from '../../../lib/books/safe';
import { brought, looked, NotTaken, openedNotes, readData, type SafeData } from '../../../lib/dashboard/data';
import { faultText } from '../../../lib/dashboard/faults';
import { backupFile } from '../../../lib/exchange/backup';
import { csvFile, jsonFile } from '../../../lib/exchange/export';
import type { Checked } from '../../../lib/exchange/import';
import { fileName } from '../../../lib/exchange/name';
import { plural, t } from '../../../lib/i18n';
import { saveFile } from '../../../lib/screen/save';
import './data.css';

const TO_SAVE: { permissions: 'downloads'[] } = { permissions: ['downloads'] };

const NOTHING: SafeData = {
  safeCopyAt: undefined,
  hasPassphrase: false,
  auto: undefined,
  platforms: [],
  tasks: 0,
};

/** Runs one long thing at a time, and says where it failed. */
function useBusy() {
  const { say } = useDash();
  const [busy, setBusy] = useState(false);
  const run = async <T,>(work: () => Promise<T>): Promise<T | undefined> => {
    setBusy(true);
    try {
      return await work();
    } catch (error) {
      console.warn('Piecerate:', error);
      say({ text: t('notDone'), ok: false, undo: false });
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { busy, run };
}

type Run = ReturnType<typeof useBusy>['run'];

/** A file that is looked through first, and brought in when the worker says so. */
function useImport(run: Run) {
  const { ask } = useDash();
  const [state, setState] = useState<ImportState>({ step: 'none' });
  const chosen = useRef<{ file: File; checked: Checked }>(undefined);
  const refuse = (error: unknown) => {
    console.warn('Piecerate:', error);
    setState({ step: 'refused', text: faultText(error) });
  };
  const onFile = (file: File) =>
    run(async () => {
      setState({ step: 'reading', records: 0 });
      try {
        const checked = await looked(file, (records) => setState({ step: 'reading', records }));
        const { kind, madeAt, notes } = checked.head;
        chosen.current = { file, checked };
        setState({ step: 'checked', kind, madeAt, records: checked.records, locked: notes !== undefined });
      } catch (error) {
        refuse(error);
      }
    });
  const onTake = async (passphrase: string | undefined): Promise<boolean> => {
    const { file, checked } = chosen.current ?? {};
    if (!file || !checked) return true;
    const notes = passphrase === undefined ? undefined : await openedNotes(checked, passphrase);
    if (passphrase !== undefined && !notes) return false;
    const of = checked.records;
    await run(async () => {
      setState({ step: 'taking', records: 0, of });
      try {
        const sum = await brought({ ask }, file, checked, notes, (records) =>
          setState({ step: 'taking', records, of }),
        );
        setState({ step: 'done', ...sum });
      } catch (error) {
        console.warn('Piecerate:', error);
        const told = error instanceof NotTaken && error.message !== '' ? error.message : t('importStopped');
        setState({ step: 'stopped', text: told });
      }
    });
    return true;
  };
  return {
    state,
    onFile: (file: File) => void onFile(file),
    onTake,
    onCancel: () => setState({ step: 'none' }),
  };
}

export default function DataPage() {
  const { range, read, run: command, ask, say, snapshot } = useDash();
  const loaded = useBooks(readData, []);
  const { busy, run } = useBusy();
  const importing = useImport(run);
  const [verdict, setVerdict] = useState<Verdict>();
  const data = loaded.state === 'ready' ? loaded.value : NOTHING;
  const isBroken = snapshot?.trouble === 'broken' || (loaded.state === 'trouble' && loaded.kind === 'broken');

  const onBackup = () =>
    void run(async () => {
      saveFile(fileName('backup', Date.now(), 'json'), await read((books) => backupFile(books)));
      await command({ name: 'safeCopy', payload: undefined, said: t('backupSaved') });
    });
  // The browser asks within the click, so nothing is awaited before.
  const onRhythm = (every: CopyRhythm) =>
    void run(async () => {
      if (await browser.permissions.request(TO_SAVE))
        await command({ name: 'setAutoCopy', payload: { every }, said: t('saved') });
      else say({ text: t('copyNotAllowed'), ok: false, undo: false });
    });
  const onOff = () =>
    void run(async () => {
      await command({ name: 'setAutoCopy', payload: {}, said: t('saved') });
      await browser.permissions.remove(TO_SAVE);
    });
  const onExport = ({ type, ranged, standIns }: ExportWish) =>
    void run(async () => {
      const options = {
        ...(ranged ? { dates: range } : {}),
        ...(standIns ? { standIns: t('project') } : {}),
      };
      const make = type === 'csv' ? csvFile : jsonFile;
      saveFile(fileName('tasks', Date.now(), type), await read((books) => make(books, options)));
    });
  const onDelete = async (doomed: Doomed): Promise<boolean> => {
    const done = await run(async () => {
      if (doomed.what === 'all') return ask('deleteAll', undefined);
      const dates = { from: range.fromDate, to: range.toDate };
      return ask('deleteRecords', doomed.what === 'platform' ? { platform: doomed.platform } : { dates });
    });
    if (!done?.ok) {
      say({ text: done?.text ?? t('notDone'), ok: false, undo: false });
      return false;
    }
    const { value } = done;
    say({
      text: typeof value === 'number' ? plural('deleted', value) : t('deletedAll'),
      ok: true,
      undo: false,
    });
    return true;
  };
  const onCheck = () =>
    void run(async () => {
      const answer = await ask('checkBooks', undefined);
      if (answer.ok) setVerdict(answer.value);
    });
  const onDropDamaged = () =>
    void run(async () => {
      const answer = await ask('dropDamaged', undefined);
      setVerdict(undefined);
      if (answer.ok) say({ text: plural('repairDropped', answer.value), ok: true, undo: false });
    });
  const onNewBooks = () =>
    void run(() => command({ name: 'newBooks', payload: undefined, said: t('repairEmpty') }));

  const repair = (
    <Repair
      verdict={verdict}
      broken={isBroken}
      busy={busy}
      onCheck={onCheck}
      onDropDamaged={onDropDamaged}
      onNewBooks={onNewBooks}
    />
  );
  // Without books nothing else can be done here, and nothing is known of copies.
  if (isBroken) return <div class="data">{repair}</div>;
  if (loaded.state === 'trouble') return <WhenReady loaded={loaded}>{() => null}</WhenReady>;
  return (
    <div class="data">
      {snapshot?.trouble === 'lost' && (
        <Gone
          busy={busy}
          onGoOn={() => void run(() => command({ name: 'goOn', payload: undefined, said: t('saved') }))}
        />
      )}
      <SafeCopy
        data={data}
        busy={busy}
        onBackup={onBackup}
        onRhythm={onRhythm}
        onOff={onOff}
        onPassphrase={(passphrase) =>
          command({
            name: 'setPassphrase',
            payload: passphrase === undefined ? {} : { passphrase },
            said: t('saved'),
          })
        }
      />
      <Import {...importing} busy={busy} />
      <Export range={range} busy={busy} onExport={onExport} />
      {repair}
      <Delete range={range} platforms={data.platforms} busy={busy} onBackup={onBackup} onDelete={onDelete} />
    </div>
  );
}
