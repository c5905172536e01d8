interface OneOfProps<T extends string> {
  label: string;
  value: T | undefined;
  choices: readonly T[];
  text(choice: T): string;
  /** What no choice is called; without it one must be made. */
  none?: string;
  name?: string;
  onChoose(choice: T | undefined): void;
}

/** One of some words, or none of them. */
export function OneOf<T extends string>({
  label,
  value,
  choices,
  text,
  none,
  name,
  onChoose,
}: OneOfProps<T>) {
  return (
    <label class="labelled">
      <span>{label}</span>
      <select
        name={name}
        value={value ?? ''}
        onChange={({ currentTarget }) => onChoose(choices.find((one) => one === currentTarget.value))}
      >
        {none !== undefined && <option value="">{none}</option>}
        {choices.map((one) => (
          <option key={one} value={one}>
            {text(one)}
          </option>
        ))}
      </select>
    </label>
  );
}
