import { useState } from 'preact/hooks';
import type { ToDecide } from '../lib/books/types';
import { type MessageKey, t } from '../lib/i18n';
import { sumPerCurrency } from '../lib/rates/money';
import type { PopupActions } from '../lib/screen/actions';
import { parseMinutes } from '../lib/screen/amount';
import { dayName, type Words } from '../lib/screen/text';
import { useWords } from './words';

interface StretchesProps {
  items: readonly ToDecide[];
  act: Pick<PopupActions, 'decide' | 'always' | 'never'>;
}

const KINDS = {
  work: 'kind_work',
  linked: 'kind_linked',
  away: 'kind_away',
  idle: 'kind_idle',
  gap: 'kind_gap',
  training: 'kind_training',
  overhead: 'kind_overhead',
  manual: 'kind_manual',
} as const satisfies Record<ToDecide['kind'], MessageKey>;

const CAUSES = {
  input: 'cause_input',
  lock: 'cause_lock',
  sleep: 'cause_sleep',
  pause: 'cause_pause',
} as const satisfies Record<NonNullable<ToDecide['cause']>, MessageKey>;

/** One stretch in words: how long, what it was, when it began. */
function stretchText(words: Words, item: ToDecide): string {
  const kind = item.cause ? t(CAUSES[item.cause]) : t(KINDS[item.kind]);
  return t('stretch', {
    time: words.time(item.endAt - item.startAt),
    kind,
    clock: words.timeOfDay(item.startAt),
  });
}

interface VerbProps {
  text: string;
  label: string;
  expanded?: boolean;
  onClick(): void;
}

function Verb({ text, label, expanded, onClick }: VerbProps) {
  return (
    <button type="button" class="link" aria-label={label} aria-expanded={expanded} onClick={onClick}>
      {text}
    </button>
  );
}

interface PartProps {
  item: ToDecide;
  stretch: string;
  onDecide: PopupActions['decide'];
}

/** Keeps the first or last minutes of a stretch; the rest of it does not count. */
function PartForm({ item, stretch, onDecide }: PartProps) {
  const [first, setFirst] = useState(true);
  const [minutes, setMinutes] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    const ms = parseMinutes(minutes);
    if (ms === undefined) return;
    const part = first ? { toAt: item.startAt + ms } : { fromAt: item.endAt - ms };
    onDecide([item], true, part);
  };
  return (
    <form class="row part" aria-label={t('partOne', { stretch })} noValidate onSubmit={submit}>
      <select
        aria-label={t('partWhich')}
        onChange={(event) => setFirst(event.currentTarget.value === 'first')}
      >
        <option value="first">{t('partFirst')}</option>
        <option value="last">{t('partLast')}</option>
      </select>
      <label class="row">
        <input
          class="minutes num"
          name="part"
          inputMode="decimal"
          autocomplete="off"
          onInput={(event) => setMinutes(event.currentTarget.value)}
        />
        {t('minutes')}
      </label>
      <button type="submit">{t('keep')}</button>
    </form>
  );
}

function Stretch({ item, act }: { item: ToDecide; act: StretchesProps['act'] }) {
  const words = useWords();
  const [inPart, setInPart] = useState(false);
  const stretch = stretchText(words, item);
  return (
    <li class="row wrap">
      <span>{stretch}</span>
      {item.worth && <span class="muted">{words.money(item.worth)}</span>}
      <span class="row verbs">
        <Verb text={t('keep')} label={t('keepOne', { stretch })} onClick={() => act.decide([item], true)} />
        <Verb text={t('drop')} label={t('dropOne', { stretch })} onClick={() => act.decide([item], false)} />
        <Verb
          text={t('part')}
          label={t('partOne', { stretch })}
          expanded={inPart}
          onClick={() => setInPart(!inPart)}
        />
        {item.always && (
          <Verb text={t('always')} label={t('alwaysOne', { stretch })} onClick={() => act.always(item)} />
        )}
        {item.project !== undefined && (
          <Verb text={t('never')} label={t('neverOne', { stretch })} onClick={() => act.never(item)} />
        )}
      </span>
      {inPart && <PartForm item={item} stretch={stretch} onDecide={act.decide} />}
    </li>
  );
}

function List({ items, act }: StretchesProps) {
  return (
    <ul class="plain stretches num">
      {items.map((item) => (
        <Stretch key={`${item.n}:${item.startAt}`} item={item} act={act} />
      ))}
    </ul>
  );
}

/** One day and project, which one answer settles. */
function Group({ items, act }: StretchesProps) {
  const words = useWords();
  const { day, projectName } = items[0] ?? {};
  const name = projectName === undefined ? t('projectUnnamed') : words.name(projectName);
  const group = day === undefined ? name : t('dayProject', { day: dayName(day), project: name });
  return (
    <li>
      <div class="row wrap">
        <b>{group}</b>
        {items.length > 1 && (
          <>
            <span class="muted">{sumText(words, items)}</span>
            <span class="row verbs">
              <Verb
                text={t('keepAll')}
                label={t('keepGroup', { group })}
                onClick={() => act.decide(items, true)}
              />
              <Verb
                text={t('dropAll')}
                label={t('dropGroup', { group })}
                onClick={() => act.decide(items, false)}
              />
            </span>
          </>
        )}
      </div>
      <List items={items} act={act} />
    </li>
  );
}

function sumText(words: Words, items: readonly ToDecide[]): string {
  const time = words.time(items.reduce((ms, { startAt, endAt }) => ms + endAt - startAt, 0));
  const worth = sumPerCurrency(items.flatMap((item) => item.worth ?? []));
  return worth.length > 0 ? `${time}, ${words.sums(worth)}` : time;
}

/** Stretches that wait for a decision: by day and project where there are several, and each on its own. */
export function Stretches({ items, act }: StretchesProps) {
  const groups = [...Map.groupBy(items, ({ day, project }) => `${day} ${project}`).values()];
  if (groups.length < 2) return <List items={items} act={act} />;
  return (
    <ul class="plain groups num">
      {groups.map((group) => (
        <Group key={`${group[0]?.day} ${group[0]?.project}`} items={group} act={act} />
      ))}
    </ul>
  );
}
