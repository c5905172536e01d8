import type { Outcome } from '../../lib/clock/types';
import { t } from '../../lib/i18n';
import type { Control } from '../../lib/platforms/types';
import { controlFor, isSame } from '../../lib/taught/propose';
import type { SeenControl } from '../../lib/taught/survey';

const ENDINGS = ['submitted', 'skipped', 'returned', 'timeOnly'] as const satisfies readonly Outcome[];

interface PickControlsProps {
  seen: readonly SeenControl[];
  controls: readonly Control[];
  onChange(controls: Control[]): void;
}

interface RowProps {
  name: string;
  note?: string;
  outcome: Outcome | '';
  onOutcome(outcome: Outcome | ''): void;
}

function Row({ name, note, outcome, onOutcome }: RowProps) {
  return (
    <li class="row wrap pick">
      <span class="grow">
        <b>{name}</b> {note !== undefined && <span class="small muted">{note}</span>}
      </span>
      <select
        aria-label={t('controlMeans', { label: name })}
        value={outcome}
        onChange={(event) => onOutcome(event.currentTarget.value as Outcome | '')}
      >
        <option value="">{t('controlNothing')}</option>
        {ENDINGS.map((one) => (
          <option key={one} value={one}>
            {t(`control_${one}`)}
          </option>
        ))}
        {outcome !== '' && !ENDINGS.some((one) => one === outcome) && (
          <option value={outcome}>{outcome}</option>
        )}
      </select>
    </li>
  );
}

/** The page's buttons, and which of them end the task; those of the rule that are not on the page come last. */
export function PickControls({ seen, controls, onChange }: PickControlsProps) {
  const gone = controls.filter((control) => !seen.some((one) => isSame(control, one)));
  return (
    <ul class="plain">
      {seen.map((one) => {
        const chosen = controls.find((control) => isSame(control, one));
        return (
          <Row
            key={one.label}
            name={one.label}
            outcome={chosen?.outcome ?? ''}
            onOutcome={(outcome) => {
              const others = controls.filter((control) => control !== chosen);
              onChange(outcome === '' ? others : [...others, controlFor(one, outcome)]);
            }}
          />
        );
      })}
      {gone.map((control) => {
        const name = control.labels?.join(', ') ?? control.selector ?? '';
        return (
          <Row
            key={name}
            name={name}
            note={t('notHereNow')}
            outcome={control.outcome}
            onOutcome={(outcome) => {
              const others = controls.filter((one) => one !== control);
              onChange(outcome === '' ? others : [...others, { ...control, outcome }]);
            }}
          />
        );
      })}
    </ul>
  );
}
