import type { ComponentChild } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type MessageKey, t } from '../../lib/i18n';
import { UNDO } from '../Notes';
import { useDash } from './dash';
import { RangePicker } from './RangePicker';
import { Sign } from './Sign';

export interface ShellView {
  id: string;
  title: MessageKey;
  /** Its figures are about a range of days, which is chosen above it. */
  ranged?: boolean;
}

interface ShellProps {
  views: readonly ShellView[];
  view: ShellView;
  children: ComponentChild;
}

function Nav({ views, view, onGone }: Omit<ShellProps, 'children'> & { onGone(): void }) {
  const { href } = useDash();
  return (
    <ul class="plain" id="views">
      {views.map(({ id, title }) => (
        <li key={id}>
          <a href={href(id)} aria-current={id === view.id ? 'page' : undefined} onClick={onGone}>
            {t(title)}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What was done last can be taken back long after its toast, also by another page or after a restart. */
function UndoLast() {
  const { snapshot, toast, undo } = useDash();
  if (!snapshot?.undo || toast?.undo) return null;
  return (
    <button type="button" class="link undo-last" data-testid="undo-last" onClick={() => void undo()}>
      {t(UNDO[snapshot.undo.what])}
    </button>
  );
}

/** The views beside the page; on narrow screens behind a button. */
function Side({ views, view }: Omit<ShellProps, 'children'>) {
  const [open, setOpen] = useState(false);
  return (
    <header class={open ? 'side open' : 'side'}>
      <div class="row">
        <svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
          <circle cx="12" cy="12" r="11" />
          <path d="M12 12V3a9 9 0 0 1 9 9z" />
        </svg>
        <b>{t('name')}</b>
        <span class="space" />
        <button
          type="button"
          class="menu"
          aria-expanded={open}
          aria-controls="views"
          onClick={() => setOpen(!open)}
          onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
        >
          <Sign name="menu" />
          {t('menu')}
        </button>
      </div>
      <nav aria-label={t('views')}>
        <Nav views={views} view={view} onGone={() => setOpen(false)} />
      </nav>
      <UndoLast />
    </header>
  );
}

/** What the last command did, with the way back. It stays until the worker closes it or does something else. */
function ToastLine() {
  const { toast, undo, say } = useDash();
  return (
    <div class="toasts" role="status">
      {toast && (
        <div class={toast.ok ? 'toast row' : 'toast row bad'}>
          <span>{toast.text}</span>
          {toast.undo && (
            <button type="button" class="link" data-testid="undo" onClick={() => void undo()}>
              {t('undo')}
            </button>
          )}
          <button type="button" class="sign" aria-label={t('close')} onClick={() => say(undefined)}>
            <Sign name="close" />
          </button>
        </div>
      )}
    </div>
  );
}

/** The dashboard around its views: navigation, title, range, and what the last command did. */
export function Shell({ views, view, children }: ShellProps) {
  const title = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  const shown = t(view.title);
  useEffect(() => {
    document.title = t('viewTitle', { view: shown });
    // On arrival focus stays where the browser put it; later it follows the worker to the new view.
    if (!first.current) title.current?.focus();
    first.current = false;
  }, [view.id]);
  return (
    <>
      <button type="button" class="skip" onClick={() => title.current?.focus()}>
        {t('skip')}
      </button>
      <div class="dash">
        <Side views={views} view={view} />
        <main id="main" data-view={view.id}>
          <div class="row wrap top">
            <h1 ref={title} tabIndex={-1}>
              {shown}
            </h1>
            <span class="space" />
            {view.ranged && <RangePicker />}
          </div>
          {children}
        </main>
        <ToastLine />
      </div>
    </>
  );
}
