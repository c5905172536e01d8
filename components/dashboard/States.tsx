import type { ComponentChild } from 'preact';
import type { BooksTrouble } from '../../lib/books/errors';
import { type MessageKey, t } from '../../lib/i18n';
import { type Loaded, useDash } from './dash';

type AnyTrouble = BooksTrouble | 'lost';

const TROUBLES: Record<AnyTrouble, MessageKey> = {
  newer: 'trouble_newer',
  broken: 'trouble_broken',
  full: 'trouble_full',
  blocked: 'trouble_blocked',
  lost: 'trouble_lost',
};

/** The books, or a view, cannot be shown; what it is and what mends it. */
export function Trouble({ kind }: { kind: AnyTrouble | undefined }) {
  return (
    <div class="note bad" role="alert" data-testid="trouble">
      {t(kind ? TROUBLES[kind] : 'viewFailed')}
    </div>
  );
}

/** Shown only where reading takes long enough to be noticed (its style waits a moment). */
export function Loading() {
  return (
    <p class="loading muted" role="status" data-testid="loading">
      {t('loading')}
    </p>
  );
}

interface EmptyProps {
  title: string;
  children?: ComponentChild;
}

/** Nothing to show yet, and what would make it otherwise. */
export function Empty({ title, children }: EmptyProps) {
  return (
    <section class="card nothing" data-testid="nothing">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

interface WhenReadyProps<T> {
  loaded: Loaded<T>;
  children(value: T): ComponentChild;
}

/** Paints what was read, or says why it is not there: once, where the page says it above all views. */
export function WhenReady<T>({ loaded, children }: WhenReadyProps<T>) {
  const { snapshot } = useDash();
  if (loaded.state === 'loading') return <Loading />;
  if (loaded.state === 'trouble') {
    const isSaid = snapshot?.trouble !== undefined && snapshot.trouble === loaded.kind;
    return isSaid ? null : <Trouble kind={loaded.kind} />;
  }
  return <>{children(loaded.value)}</>;
}
