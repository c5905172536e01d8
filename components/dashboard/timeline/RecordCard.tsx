import { useState } from 'preact/hooks';
import type { Segment } from '../../../lib/clock/types';
import { counts } from '../../../lib/clock/view';
import type { DayRecord } from '../../../lib/dashboard/timeline';
import { type MessageKey, t } from '../../../lib/i18n';
import { platformName } from '../../../lib/screen/platformName';
import { useWords } from '../../words';
import { kindText, outcomeText, stateText } from '../tasks/words';
import { type EditActs, EditRecord } from './EditRecord';

const KINDS: Record<Segment['kind'], MessageKey> = {
  work: 'kind_work',
  linked: 'kind_linked',
  away: 'kind_away',
  idle: 'kind_idle',
  gap: 'kind_gap',
  training: 'kind_training',
  overhead: 'kind_overhead',
  manual: 'kind_manual',
};
const CAUSES: Record<NonNullable<Segment['cause']>, MessageKey> = {
  input: 'cause_input',
  lock: 'cause_lock',
  sleep: 'cause_sleep',
  pause: 'cause_pause',
};

export interface RecordActs extends EditActs {
  decide(record: DayRecord, segment: Segment & { place: number }, count: boolean): void;
}

interface RecordCardProps {
  record: DayRecord;
  /** The record before it, if the two can become one. */
  before: DayRecord | undefined;
  chosen: string | undefined;
  edits: boolean;
  projects: readonly string[];
  projectText(key: string): string;
  act: RecordActs;
  onEdit(on: boolean): void;
}

function Piece({
  record,
  segment,
  chosen,
  act,
}: {
  record: DayRecord;
  segment: Segment & { place: number };
  chosen: boolean;
  act: RecordActs;
}) {
  const words = useWords();
  const { kind, cause, startAt, endAt } = segment;
  return (
    <li class={chosen ? 'chosen' : undefined} data-piece={`${record.n}:${segment.place}`}>
      <label class="row">
        <input
          type="checkbox"
          checked={counts(segment)}
          onChange={(event) => act.decide(record, segment, event.currentTarget.checked)}
        />
        <i class={`key ${kind}${counts(segment) ? '' : ' off'}`} aria-hidden="true" />
        <span class="num when">
          {words.timeOfDay(startAt)} – {words.timeOfDay(endAt)}
        </span>
        <span class="grow">{t(cause ? CAUSES[cause] : KINDS[kind])}</span>
        <span class="num muted">{words.time(endAt - startAt)}</span>
        <span class="unseen">{t('countsHere')}</span>
      </label>
    </li>
  );
}

/** Up and down lead from one stretch to the next. */
function onArrow(event: KeyboardEvent) {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const all = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLInputElement>('input')];
  const next = all[all.indexOf(event.target as HTMLInputElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** One record of a day: what it was, its stretches with what counts, and what can be done with it. */
export function RecordCard(props: RecordCardProps) {
  const { record, before, chosen, edits, projects, projectText, act, onEdit } = props;
  const words = useWords();
  const [shown, setShown] = useState(true);
  const name = record.project === undefined ? t('projectUnnamed') : words.name(projectText(record.project));
  const isOpen = record.deviceId === undefined;
  const times = `${words.timeOfDay(record.startAt)} – ${isOpen ? t('now') : words.timeOfDay(record.endAt)}`;
  return (
    <section
      class={record.dropped ? 'card record off' : 'card record'}
      aria-label={`${times}, ${name}`}
      data-n={record.n}
    >
      <div class="row wrap base">
        <b class="num">{times}</b>
        <span class="grow">
          {name}
          <span class="muted small"> {platformName(record.platform)}</span>
        </span>
        <span class="num">{words.time(record.countedMs)}</span>
        {record.earning && (
          <span class="num">
            {words.money(record.earning)} <span class="small muted">{stateText(record.earning.state)}</span>
          </span>
        )}
      </div>
      <div class="row wrap small muted">
        <span class="grow">
          {isOpen
            ? t('onTheClock')
            : [
                kindText(record.kind),
                record.dropped ? t('didNotCount') : record.outcome && outcomeText(record.outcome),
              ]
                .filter(Boolean)
                .join(' · ')}
        </span>
        <button type="button" class="link" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {t('stretches')}
        </button>
        {!isOpen && (
          <button
            type="button"
            class="link"
            aria-expanded={edits}
            data-testid="edit"
            onClick={() => onEdit(!edits)}
          >
            {t('edit')}
          </button>
        )}
      </div>
      {shown && (
        <ul class="plain pieces" aria-label={t('stretches')} onKeyDown={onArrow}>
          {record.segments.map((segment) => (
            <Piece
              key={segment.startAt}
              record={record}
              segment={segment}
              chosen={chosen === `${record.n}:${segment.place}`}
              act={act}
            />
          ))}
        </ul>
      )}
      {edits && !isOpen && (
        <EditRecord
          key={`${record.startAt} ${record.endAt} ${record.segments.length}`}
          record={record}
          before={before}
          chosen={record.segments.find(({ place }) => chosen === `${record.n}:${place}`)}
          projects={projects}
          projectText={projectText}
          act={act}
        />
      )}
    </section>
  );
}
