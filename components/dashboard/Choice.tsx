import { type MessageKey, t } from '../../lib/i18n';

interface ChoiceProps<T extends string> {
  /** What is chosen, for those who do not see it. */
  name: MessageKey;
  options: readonly (readonly [T, MessageKey])[];
  value: T;
  onChoose(value: T): void;
}

/** A few ways to see the same, one of them on. */
export function Choice<T extends string>({ name, options, value, onChoose }: ChoiceProps<T>) {
  return (
    <fieldset class="kinds">
      <legend class="unseen">{t(name)}</legend>
      {options.map(([option, label]) => (
        <button key={option} type="button" aria-pressed={option === value} onClick={() => onChoose(option)}>
          {t(label)}
        </button>
      ))}
    </fieldset>
  );
}
