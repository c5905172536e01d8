import { useId, useState } from 'preact/hooks';
import { type MessageKey, t } from '../../lib/i18n';

/** The name of a column of figures, and its definition. */
export type Column = readonly [name: MessageKey, text: MessageKey];

/** Column heads that tell their definition on a click; `told` stands above the table, where there is room. */
export function useColumns(columns: readonly Column[]) {
  const [open, setOpen] = useState<MessageKey>();
  const id = useId();
  const told = (
    <p class="told small" id={id} hidden={open === undefined}>
      {open !== undefined && t(open)}
    </p>
  );
  const heads = columns.map(([name, text]) => (
    <th key={name} scope="col" class="r">
      <button
        type="button"
        class="named"
        aria-expanded={open === text}
        aria-controls={id}
        onClick={() => setOpen(open === text ? undefined : text)}
      >
        {t(name)}
      </button>
    </th>
  ));
  return { told, heads };
}
