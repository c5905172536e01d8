import { useState } from 'preact/hooks';
import { countsWithin } from '../../../lib/clock/parts';
import type { Outcome, Segment } from '../../../lib/clock/types';
import type { DayRecord } from '../../../lib/dashboard/timeline';
import { t } from '../../../lib/i18n';
import type { ProjectRef, TaskChange } from '../../../lib/messages/commands';
import { changedTo, instantNear, timeText } from '../../../lib/screen/time-input';
import { Confirm } from '../Confirm';
import { OneOf } from '../OneOf';
import { OUTCOME_CHOICES, outcomeText } from '../tasks/words';

export interface EditActs {
  fix(record: DayRecord, times: { startAt?: number; endAt?: number }): void;
  split(record: DayRecord, at: number): void;
  reassign(record: DayRecord, fromAt: number, toAt: number, to: ProjectRef): void;
  change(record: DayRecord, set: TaskChange): void;
  merge(record: DayRecord, before: DayRecord): void;
  remove(record: DayRecord): void;
}

interface EditRecordProps {
  record: DayRecord;
  before: DayRecord | undefined;
  /** The stretch that was chosen in the picture. */
  chosen: Segment | undefined;
  projects: readonly string[];
  projectText(key: string): string;
  act: EditActs;
}

interface TimeProps {
  label: string;
  name: string;
  value: string;
  onTime(text: string): void;
}

function Time({ label, name, value, onTime }: TimeProps) {
  return (
    <label class="labelled">
      <span>{label}</span>
      <input
        type="time"
        name={name}
        required
        value={value}
        onInput={(event) => onTime(event.currentTarget.value)}
      />
    </label>
  );
}

function submitting(work: () => void) {
  return (event: Event) => {
    event.preventDefault();
    work();
  };
}

function Times({ record, act }: Pick<EditRecordProps, 'record' | 'act'>) {
  const { fromAt, toAt } = countsWithin(record);
  const [start, setStart] = useState(timeText(fromAt));
  const [end, setEnd] = useState(timeText(toAt));
  const save = () => {
    const [startAt, endAt] = [changedTo(fromAt, start), changedTo(toAt, end)];
    if ((startAt ?? endAt) !== undefined) act.fix(record, { startAt, endAt });
  };
  return (
    <form class="row wrap" aria-label={t('fixTime')} onSubmit={submitting(save)}>
      <Time label={t('fixStart')} name="start" value={start} onTime={setStart} />
      <Time label={t('fixEnd')} name="end" value={end} onTime={setEnd} />
      <button type="submit">{t('save')}</button>
    </form>
  );
}

function Split({ record, act }: Pick<EditRecordProps, 'record' | 'act'>) {
  const middle = record.startAt + (record.endAt - record.startAt) / 2;
  const [text, setText] = useState(timeText(middle));
  const split = () => {
    const at = instantNear(middle, text);
    if (at !== undefined) act.split(record, at);
  };
  return (
    <form class="row wrap" aria-label={t('split')} onSubmit={submitting(split)}>
      <Time label={t('splitAt')} name="at" value={text} onTime={setText} />
      <button type="submit">{t('split')}</button>
    </form>
  );
}

function Reassign({ record, chosen, projects, projectText, act }: EditRecordProps) {
  const { startAt, endAt } = chosen ?? record;
  const [from, setFrom] = useState(timeText(startAt));
  const [to, setTo] = useState(timeText(endAt));
  const [project, setProject] = useState<string | undefined>(projects.find((key) => key !== record.project));
  const [name, setName] = useState('');
  const give = () => {
    // A field shows minutes: one that was left as it is means the very edge.
    const fromAt = changedTo(startAt, from) ?? startAt;
    const toAt = changedTo(endAt, to) ?? endAt;
    const ref = project === undefined ? { name: name.trim(), platform: record.platform } : { project };
    if (toAt > fromAt && (project ?? name.trim())) act.reassign(record, fromAt, toAt, ref);
  };
  return (
    <form class="row wrap" aria-label={t('reassign')} onSubmit={submitting(give)}>
      <Time label={t('stretchFrom')} name="from" value={from} onTime={setFrom} />
      <Time label={t('stretchTo')} name="to" value={to} onTime={setTo} />
      <OneOf
        label={t('reassignTo')}
        name="project"
        value={project}
        choices={projects}
        text={projectText}
        none={t('startNew')}
        onChoose={setProject}
      />
      {project === undefined && (
        <label class="labelled">
          <span>{t('startNew')}</span>
          <input
            name="name"
            maxLength={200}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
      )}
      <button type="submit">{t('reassign')}</button>
    </form>
  );
}

/** All that can be done with an ended record. */
export function EditRecord(props: EditRecordProps) {
  const { record, before, act } = props;
  const [asks, setAsks] = useState(false);
  return (
    <div class="edits" data-testid="edits">
      {record.own && <Times record={record} act={act} />}
      <Split record={record} act={act} />
      <Reassign key={props.chosen?.startAt} {...props} />
      <div class="row wrap">
        <OneOf
          label={t('columnOutcome')}
          value={record.outcome}
          choices={OUTCOME_CHOICES}
          text={outcomeText}
          onChoose={(outcome: Outcome | undefined) => outcome && act.change(record, { outcome })}
        />
        <button type="button" onClick={() => act.change(record, { dropped: !record.dropped })}>
          {t(record.dropped ? 'doesCount' : 'didNotCount')}
        </button>
        {before && (
          <button type="button" onClick={() => act.merge(record, before)}>
            {t('mergeBefore')}
          </button>
        )}
        <button type="button" onClick={() => setAsks(true)}>
          {t('deleteAsk')}
        </button>
      </div>
      {asks && (
        <Confirm
          title={t('deleteTasksTitle', { count: '1' })}
          text={t('deleteTasksText')}
          yes={t('deleteTasksYes')}
          onYes={() => {
            setAsks(false);
            act.remove(record);
          }}
          onNo={() => setAsks(false)}
        />
      )}
    </div>
  );
}
