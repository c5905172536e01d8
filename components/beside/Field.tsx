import { useLayoutEffect, useRef } from 'preact/hooks';
import { caretAfter } from '../../lib/notes/merge';

interface FieldProps {
  value: string;
  label: string;
  rows: number;
  placeholder?: string;
  testId?: string;
  name: string;
  autoFocus?: boolean;
  onInput(value: string): void;
}

/** A text that grows with what is in it. Where it changes from elsewhere, the caret stays with its words. */
export function Field({ value, label, rows, placeholder, testId, name, autoFocus, onInput }: FieldProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const shown = useRef(value);
  useLayoutEffect(() => {
    const field = area.current;
    if (!field) return;
    if (field.value !== value) {
      const { selectionStart, selectionEnd } = field;
      const before = field.value;
      field.value = value;
      if (field === document.activeElement)
        field.setSelectionRange(
          caretAfter(before, value, selectionStart),
          caretAfter(before, value, selectionEnd),
        );
    }
    shown.current = value;
  }, [value]);
  useLayoutEffect(() => {
    if (autoFocus) area.current?.focus();
  }, [autoFocus]);
  return (
    <textarea
      ref={area}
      class="field"
      name={name}
      rows={rows}
      aria-label={label}
      placeholder={placeholder}
      data-testid={testId}
      dir="auto"
      spellcheck
      defaultValue={value}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  );
}
