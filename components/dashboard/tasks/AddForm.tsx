import { useId, useState } from 'preact/hooks';
import { locale, t } from '../../../lib/i18n';
import type { Commands } from '../../../lib/messages/commands';
import { parseAmount, parseMinutes } from '../../../lib/screen/amount';
import { CurrencyField } from '../Field';
import { OneOf } from '../OneOf';

export type ByHand = Parameters<Commands['addByHand']>[0];

interface AddFormProps {
  projects: readonly string[];
  projectText(key: string): string;
  currency: string;
  /** The worker's day that is offered, an ISO date. */
  day: string;
  onAdd(p: ByHand): Promise<boolean>;
  onClose(): void;
}

const KINDS = ['manual', 'training', 'overhead'] as const;
const KIND_WORDS = { manual: 'recordTask', training: 'recordTraining', overhead: 'recordOverhead' } as const;

interface Typed {
  project?: string;
  name: string;
  kind: (typeof KINDS)[number];
  day: string;
  start: string;
  minutes: string;
  count: string;
  amount: string;
  currency: string;
}

/** What was typed as a command; or the name of the field that cannot be read. */
function readTyped(typed: Typed): ByHand | keyof Typed {
  const startAt = new Date(`${typed.day}T${typed.start}`).getTime();
  const ms = parseMinutes(typed.minutes);
  const count = Number(typed.count);
  const amount = typed.amount.trim() === '' ? undefined : parseAmount(typed.amount, typed.currency, locale());
  if (typed.project === undefined && typed.name.trim() === '') return 'name';
  if (!Number.isFinite(startAt)) return 'start';
  if (ms === undefined) return 'minutes';
  if (!Number.isInteger(count) || count < 1 || count > 1_000) return 'count';
  if (typed.amount.trim() !== '' && !amount) return 'amount';
  const { project, name, kind } = typed;
  return {
    ...(project === undefined ? { name: name.trim() } : { project }),
    startAt,
    ms,
    count,
    kind,
    ...(amount ? { amount } : {}),
  };
}

interface FieldProps {
  label: string;
  name: keyof Typed;
  type?: 'date' | 'time';
  typed: Typed;
  bad: string | undefined;
  set(change: Partial<Typed>): void;
}

interface InputProps extends Pick<FieldProps, 'name' | 'type'> {
  id: string;
  value: string | undefined;
  'aria-invalid': boolean;
  onInput(event: { currentTarget: HTMLInputElement }): void;
}

function Input({ type, ...shared }: InputProps) {
  if (type === 'date') return <input type="date" {...shared} />;
  if (type === 'time') return <input type="time" {...shared} />;
  return <input inputMode={shared.name === 'name' ? 'text' : 'decimal'} autocomplete="off" {...shared} />;
}

function Field({ label, name, type, typed, bad, set }: FieldProps) {
  const id = useId();
  const shared = {
    name,
    'aria-invalid': bad === name,
    value: typed[name],
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) => set({ [name]: currentTarget.value }),
  };
  return (
    <div class="labelled">
      <label for={id}>{label}</label>
      <Input type={type} id={id} {...shared} />
    </div>
  );
}

/** Adds by hand what nothing timed: one task, or a batch of them one after the other. */
export function AddForm({ projects, projectText, currency, day, onAdd, onClose }: AddFormProps) {
  const first = projects[0];
  const [typed, setTyped] = useState<Typed>({
    ...(first === undefined ? {} : { project: first }),
    name: '',
    kind: 'manual',
    day,
    start: '',
    minutes: '',
    count: '1',
    amount: '',
    currency,
  });
  const [bad, setBad] = useState<string>();
  const set = (change: Partial<Typed>) => {
    setBad(undefined);
    setTyped({ ...typed, ...change });
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    const asked = readTyped(typed);
    if (typeof asked === 'string') return setBad(asked);
    if (await onAdd(asked)) onClose();
  };
  const shared = { typed, bad, set };
  return (
    <form class="card adding" aria-label={t('addByHand')} data-testid="add-form" noValidate onSubmit={submit}>
      <h2>{t('addByHand')}</h2>
      <div class="entries">
        <OneOf
          label={t('columnProject')}
          name="project"
          value={typed.project}
          choices={projects}
          text={projectText}
          none={t('startNew')}
          onChoose={(project) => set({ project })}
        />
        {typed.project === undefined && <Field label={t('startNew')} name="name" {...shared} />}
        <OneOf
          label={t('columnKind')}
          value={typed.kind}
          choices={KINDS}
          text={(kind) => t(KIND_WORDS[kind])}
          onChoose={(kind = 'manual') => set({ kind })}
        />
        <Field label={t('addDay')} name="day" type="date" {...shared} />
        <Field label={t('fixStart')} name="start" type="time" {...shared} />
        <Field label={t('addMinutes')} name="minutes" {...shared} />
        <Field label={t('addCount')} name="count" {...shared} />
        <Field label={t('addAmount')} name="amount" {...shared} />
        <CurrencyField
          value={typed.currency}
          likely={currency}
          onCurrency={(code) => set({ currency: code })}
        />
      </div>
      {bad && (
        <p class="warn small" role="alert">
          {t(ADD_FAULTS[bad] ?? 'addBad_start')}
        </p>
      )}
      <div class="row">
        <button type="submit" class="primary">
          {t('add')}
        </button>
        <button type="button" onClick={onClose}>
          {t('cancel')}
        </button>
        <span class="small muted">{t('addNote')}</span>
      </div>
    </form>
  );
}

const ADD_FAULTS: Record<
  string,
  'addBad_name' | 'addBad_start' | 'addBad_minutes' | 'addBad_count' | 'addBad_amount'
> = {
  name: 'addBad_name',
  day: 'addBad_start',
  start: 'addBad_start',
  minutes: 'addBad_minutes',
  count: 'addBad_count',
  amount: 'addBad_amount',
};
