import { locale, t } from '../../lib/i18n';
import type { PaneActions } from '../../lib/screen/pane';

export type Act = Pick<PaneActions, 'run'>;

export const number = (value: number) =>
  new Intl.NumberFormat(locale(), { maximumFractionDigits: 2 }).format(value);
export const numberOf = (text: string): number | undefined => {
  const value = Number(text.trim().replace(',', '.'));
  return text.trim() === '' || !Number.isFinite(value) || value < 0 ? undefined : value;
};

export function RemoveButton({ name, onRemove }: { name: string; onRemove(): void }) {
  return (
    <button type="button" class="sign" aria-label={t('entryRemove', { name })} onClick={onRemove}>
      ×
    </button>
  );
}

export function DayField({
  label,
  value,
  onDay,
}: {
  label: string;
  value: string;
  onDay(day: string): void;
}) {
  return (
    <input
      type="date"
      aria-label={label}
      value={value}
      onInput={(event) => onDay(event.currentTarget.value)}
    />
  );
}
