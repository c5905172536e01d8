import { useState } from 'preact/hooks';
import { isDate, RANGE_KINDS, type Range, rangeAt, shifted } from '../../lib/dashboard/range';
import { rangeName } from '../../lib/dashboard/text';
import { type MessageKey, t } from '../../lib/i18n';
import { useDash } from './dash';
import { Sign } from './Sign';

const KINDS: Record<Range['kind'], MessageKey> = {
  day: 'rangeToday',
  week: 'rangeWeek',
  month: 'rangeMonth',
  year: 'rangeYear',
  any: 'rangeAny',
};

interface AnyRangeProps {
  range: Range;
  onRange(range: Range): void;
}

/** Two dates of the worker's choice. */
function AnyRange({ range, onRange }: AnyRangeProps) {
  const [fromDate, setFrom] = useState(range.fromDate);
  const [toDate, setTo] = useState(range.toDate);
  const [bad, setBad] = useState(false);
  const submit = (event: Event) => {
    event.preventDefault();
    const fits = isDate(fromDate) && isDate(toDate) && fromDate <= toDate;
    setBad(!fits);
    if (fits) onRange({ kind: 'any', fromDate, toDate });
  };
  const field = (label: MessageKey, value: string, set: (value: string) => void) => (
    <label>
      <span class="small muted">{t(label)}</span>
      <input
        type="date"
        value={value}
        aria-invalid={bad}
        onInput={(event) => set(event.currentTarget.value)}
      />
    </label>
  );
  return (
    <form class="row wrap any-range" onSubmit={submit} noValidate>
      {field('rangeFrom', fromDate, setFrom)}
      {field('rangeTo', toDate, setTo)}
      <button type="submit" class="primary">
        {t('rangeShow')}
      </button>
      {bad && (
        <p class="small warn" role="alert">
          {t('rangeBad')}
        </p>
      )}
    </form>
  );
}

/** Which days the figures are about: a kind, one step back and on, or two dates. */
export function RangePicker() {
  const { range, today, weekStart, setRange } = useDash();
  const [choosing, setChoosing] = useState(false);
  const choose = (kind: Range['kind']) => {
    setChoosing(kind === 'any' && !choosing);
    if (kind !== 'any') setRange(rangeAt(kind, today, weekStart));
  };
  const step = (by: 1 | -1, label: MessageKey, icon: 'back' | 'on') => (
    <button
      type="button"
      class="sign"
      aria-label={t(label)}
      title={t(label)}
      onClick={() => setRange(shifted(range, by))}
    >
      <Sign name={icon} />
    </button>
  );
  return (
    <div class="range" data-testid="range">
      <div class="row wrap">
        <span class="row steps">
          {step(-1, 'rangeBefore', 'back')}
          <b class="num" aria-live="polite">
            {rangeName(range)}
          </b>
          {step(1, 'rangeAfter', 'on')}
        </span>
        <fieldset class="kinds">
          <legend class="unseen">{t('rangeWhich')}</legend>
          {RANGE_KINDS.map((kind) => (
            <button
              key={kind}
              type="button"
              aria-pressed={range.kind === kind}
              aria-expanded={kind === 'any' ? choosing : undefined}
              onClick={() => choose(kind)}
            >
              {t(KINDS[kind])}
            </button>
          ))}
        </fieldset>
      </div>
      {choosing && (
        <AnyRange
          key={`${range.fromDate}${range.toDate}`}
          range={range}
          onRange={(chosen) => {
            setChoosing(false);
            setRange(chosen);
          }}
        />
      )}
    </div>
  );
}
