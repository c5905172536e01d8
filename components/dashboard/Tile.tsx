import type { ComponentChild } from 'preact';
import type { MessageKey } from '../../lib/i18n';
import { ExplainedTitle } from './Explained';

interface TileProps {
  name: MessageKey;
  text: MessageKey;
  value: ComponentChild;
  testId?: string;
  children?: ComponentChild;
}

/** One large figure with its name, its definition on a click, and what stands beside it. */
export function Tile({ name, text, value, testId, children }: TileProps) {
  return (
    <section class="card tile num">
      <ExplainedTitle name={name} text={text} />
      <p class="value" data-testid={testId}>
        {value}
      </p>
      <p class="beside muted">{children}</p>
    </section>
  );
}
