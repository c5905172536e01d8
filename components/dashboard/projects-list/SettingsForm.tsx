import { useState } from 'preact/hooks';
import type { Project } from '../../../lib/books/types';
import { MINUTE_MS } from '../../../lib/clock/types';
import { t } from '../../../lib/i18n';
import type { ProjectSettings } from '../../../lib/messages/commands';
import { parseMinutes } from '../../../lib/screen/amount';
import { useDash } from '../dash';
import { Field } from '../Field';
import { OneOf } from '../OneOf';

interface SettingsFormProps {
  project: Project;
  others: readonly Project[];
  text(key: string): string;
}

const YES_NO = ['yes', 'no'] as const;
const NO = ['no'] as const;
type YesNo = (typeof YES_NO)[number];
const yesNo = (value: boolean | undefined): YesNo | undefined =>
  value === undefined ? undefined : value ? 'yes' : 'no';
const minutesText = (ms: number | undefined) => (ms === undefined ? '' : String(ms / MINUTE_MS));

/** A limit as typed: `null` for none of its own, `undefined` where it cannot be read. */
const limitOf = (typed: string): number | null | undefined =>
  typed.trim() === '' ? null : parseMinutes(typed);

/** A project's alias, and what holds for its family: limits, questions, outside work, reading; and which family that is. */
export function SettingsForm({ project, others, text }: SettingsFormProps) {
  const { run } = useDash();
  const [typed, setTyped] = useState({
    alias: project.alias ?? '',
    away: minutesText(project.awayLimitMs),
    idle: minutesText(project.idleLimitMs),
    leave: minutesText(project.leaveAtMs),
    outside: yesNo(project.outsideWork),
    asks: yesNo(project.asks === false ? false : undefined),
    reading: yesNo(project.readingPaid),
  });
  const [bad, setBad] = useState(false);
  const set = (change: Partial<typeof typed>) => {
    setBad(false);
    setTyped({ ...typed, ...change });
  };
  const send = (settings: ProjectSettings) =>
    void run({
      name: 'setProject',
      payload: { project: project.key, set: settings },
      said: t('saved'),
      undo: true,
    });
  const submit = (event: Event) => {
    event.preventDefault();
    const [awayLimitMs, idleLimitMs, leaveAtMs] = [typed.away, typed.idle, typed.leave].map(limitOf);
    if (awayLimitMs === undefined || idleLimitMs === undefined || leaveAtMs === undefined)
      return setBad(true);
    const flag = (value: YesNo | undefined) => (value === undefined ? null : value === 'yes');
    send({
      alias: typed.alias.trim() || null,
      awayLimitMs,
      idleLimitMs,
      leaveAtMs,
      outsideWork: flag(typed.outside),
      asks: typed.asks === 'no' ? false : null,
      readingPaid: flag(typed.reading),
    });
  };
  const families = others.filter((one) => one.family !== project.family).map(({ key }) => key);
  return (
    <>
      <form
        class="entries"
        noValidate
        onSubmit={submit}
        aria-label={t('projectSettings')}
        data-testid="project-form"
      >
        <h3 class="wide">{t('projectSettings')}</h3>
        <Field label={t('alias')} name="alias" value={typed.alias} onText={(alias) => set({ alias })} />
        <Field
          label={t('awayLimit')}
          name="away"
          numeric
          bad={bad}
          placeholder={t('limitAuto')}
          value={typed.away}
          onText={(away) => set({ away })}
        />
        <Field
          label={t('idleLimit')}
          name="idle"
          numeric
          bad={bad}
          placeholder={t('limitAuto')}
          value={typed.idle}
          onText={(idle) => set({ idle })}
        />
        {project.pay?.basis === 'perHourReported' && (
          <Field
            label={t('leaveAt')}
            name="leave"
            numeric
            bad={bad}
            placeholder={t('leaveNever')}
            value={typed.leave}
            onText={(leave) => set({ leave })}
          />
        )}
        <OneOf
          label={t('outsideShort')}
          value={typed.outside}
          choices={YES_NO}
          text={(one) => t(one === 'yes' ? 'yes' : 'no')}
          none={t('asUsual')}
          onChoose={(outside) => set({ outside })}
        />
        {project.pay?.basis === 'perHourReported' && (
          <OneOf
            label={t('asksShort')}
            value={typed.asks}
            choices={NO}
            text={() => t('neverAsk')}
            none={t('asksUsual')}
            onChoose={(asks) => set({ asks })}
          />
        )}
        <OneOf
          label={t('readingShort')}
          value={typed.reading}
          choices={YES_NO}
          text={(one) => t(one === 'yes' ? 'yes' : 'no')}
          none={t('notAsked')}
          onChoose={(reading) => set({ reading })}
        />
        {bad && (
          <p class="warn small wide" role="alert">
            {t('addBad_minutes')}
          </p>
        )}
        <p class="small muted wide">{t('familyNote')}</p>
        <div class="row wide">
          <button type="submit" class="primary">
            {t('save')}
          </button>
        </div>
      </form>
      <div class="entries">
        {families.length > 0 && (
          <OneOf
            label={t('familyJoin')}
            value={undefined}
            choices={families}
            text={text}
            none={t('choose')}
            onChoose={(family) => family && send({ family })}
          />
        )}
        {project.familyBy === 'worker' && (
          <button type="button" onClick={() => send({ family: null })}>
            {t('familyLeave')}
          </button>
        )}
      </div>
    </>
  );
}
