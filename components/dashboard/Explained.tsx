import { useId, useState } from 'preact/hooks';
import { type MessageKey, t } from '../../lib/i18n';

interface ExplainedProps {
  name: MessageKey;
  /** The one definition of the figure, with its formula. */
  text: MessageKey;
}

/** A figure's name; a click tells its definition. `panel` stands where there is room for a sentence. */
export function useExplained({ name, text }: ExplainedProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const button = (
    <button
      type="button"
      class="named"
      aria-expanded={open}
      aria-controls={id}
      onClick={() => setOpen(!open)}
    >
      {t(name)}
    </button>
  );
  const panel = (
    <p id={id} class="told small" hidden={!open}>
      {open && t(text)}
    </p>
  );
  return { button, panel };
}

/** A heading that explains what stands below it. */
export function ExplainedTitle(props: ExplainedProps) {
  const { button, panel } = useExplained(props);
  return (
    <>
      <h2>{button}</h2>
      {panel}
    </>
  );
}
