import { useState } from 'preact/hooks';
import { whole } from '../../../lib/dashboard/text';
import { locale, t } from '../../../lib/i18n';
import type { TaskChange } from '../../../lib/messages/commands';
import { parseAmount } from '../../../lib/screen/amount';
import { Confirm } from '../Confirm';
import { CurrencyField } from '../Field';
import { OneOf } from '../OneOf';
import { KIND_CHOICES, kindText, OUTCOME_CHOICES, outcomeText, STATE_CHOICES, stateText } from './words';

const WHATS = ['outcome', 'state', 'project', 'kind', 'amount', 'counts'] as const;
type What = (typeof WHATS)[number];
const WHAT_WORDS = {
  outcome: 'columnOutcome',
  state: 'columnState',
  project: 'columnProject',
  kind: 'columnKind',
  amount: 'earned',
  counts: 'columnCounts',
} as const;

export interface BulkBarProps {
  count: number;
  /** All that the filter lets through, and how many of them one step can change. */
  all: number;
  most: number;
  projects: readonly string[];
  projectText(key: string): string;
  currency: string;
  onChange(set: TaskChange): void;
  onMerge(): void;
  onDelete(): void;
  onAll(): void;
  onNone(): void;
}

interface ValueProps {
  what: What;
  props: BulkBarProps;
  set(change: TaskChange | undefined): void;
  value: TaskChange | undefined;
}

const memberOf = (value: TaskChange | undefined, name: string) =>
  (value as Record<string, string | undefined> | undefined)?.[name];

function Value({ what, props, set, value }: ValueProps) {
  const [typed, setTyped] = useState('');
  const [currency, setCurrency] = useState(props.currency);
  const member = memberOf(value, what);
  const none = t('choose');
  const label = t('bulkTo');
  if (what === 'outcome')
    return (
      <OneOf
        label={label}
        none={none}
        value={OUTCOME_CHOICES.find((one) => one === member)}
        choices={OUTCOME_CHOICES}
        text={outcomeText}
        onChoose={(outcome) => set(outcome && { outcome })}
      />
    );
  if (what === 'state')
    return (
      <OneOf
        label={label}
        none={none}
        value={STATE_CHOICES.find((one) => one === member)}
        choices={STATE_CHOICES}
        text={stateText}
        onChoose={(state) => set(state && { state })}
      />
    );
  if (what === 'kind')
    return (
      <OneOf
        label={label}
        none={none}
        value={KIND_CHOICES.find((one) => one === member)}
        choices={KIND_CHOICES}
        text={kindText}
        onChoose={(kind) => set(kind && { kind })}
      />
    );
  if (what === 'project')
    return (
      <OneOf
        label={label}
        none={none}
        value={member}
        choices={props.projects}
        text={props.projectText}
        onChoose={(project) => set(project === undefined ? undefined : { project })}
      />
    );
  if (what === 'counts')
    return (
      <OneOf
        label={label}
        none={none}
        value={value && 'dropped' in value ? (value.dropped ? 'no' : 'yes') : undefined}
        choices={['no', 'yes'] as const}
        text={(one) => t(one === 'no' ? 'didNotCount' : 'doesCount')}
        onChoose={(one) => set(one && { dropped: one === 'no' })}
      />
    );
  const amountOf = (text: string, code: string) => set(parseAmount(text, code, locale()));
  return (
    <>
      <label class="labelled">
        <span>{label}</span>
        <input
          name="amount"
          inputMode="decimal"
          autocomplete="off"
          class="num"
          value={typed}
          onInput={({ currentTarget }) => {
            setTyped(currentTarget.value);
            amountOf(currentTarget.value, currency);
          }}
        />
      </label>
      <CurrencyField
        value={currency}
        likely={props.currency}
        onCurrency={(code) => {
          setCurrency(code);
          amountOf(typed, code);
        }}
      />
    </>
  );
}

/** What can be done with the tasks that are picked, in one step. */
export function BulkBar(props: BulkBarProps) {
  const { count, all, most, onChange, onMerge, onDelete, onAll, onNone } = props;
  const [what, setWhat] = useState<What>('outcome');
  const [value, setValue] = useState<TaskChange>();
  const [asks, setAsks] = useState(false);
  const choose = (next: What = what) => {
    setWhat(next);
    setValue(undefined);
  };
  const submit = (event: Event) => {
    event.preventDefault();
    if (value) onChange(value);
  };
  return (
    <section class="card bulk" aria-label={t('bulk')} data-testid="bulk">
      <div class="row wrap">
        <b class="num">{t('picked', { count: whole(count) })}</b>
        {all > count && (
          <button type="button" class="link" onClick={onAll}>
            {all > most ? t('pickFirst', { count: whole(most) }) : t('pickAll', { count: whole(all) })}
          </button>
        )}
        <button type="button" class="link" onClick={onNone}>
          {t('pickNone')}
        </button>
        <span class="space" />
        {count > 1 && (
          <button type="button" onClick={onMerge}>
            {t('merge')}
          </button>
        )}
        <button type="button" onClick={() => setAsks(true)}>
          {t('deleteAsk')}
        </button>
      </div>
      <form class="row wrap" onSubmit={submit}>
        <OneOf
          label={t('bulkWhat')}
          name="what"
          value={what}
          choices={WHATS}
          text={(one) => t(WHAT_WORDS[one])}
          onChoose={choose}
        />
        <Value key={what} what={what} props={props} set={setValue} value={value} />
        <button type="submit" class="primary" disabled={!value}>
          {t('bulkApply')}
        </button>
      </form>
      {asks && (
        <Confirm
          title={t('deleteTasksTitle', { count: whole(count) })}
          text={t('deleteTasksText')}
          yes={t('deleteTasksYes')}
          onYes={() => {
            setAsks(false);
            onDelete();
          }}
          onNo={() => setAsks(false)}
        />
      )}
    </section>
  );
}
