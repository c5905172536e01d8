import { t } from '../../../lib/i18n';

interface GoneProps {
  busy: boolean;
  onGoOn(): void;
}

/** The browser lost the books: what brings them back, and the way on without them. */
export function Gone({ busy, onGoOn }: GoneProps) {
  return (
    <section class="card" data-testid="books-lost">
      <h2>{t('lostTitle')}</h2>
      <p>{t('lostHint')}</p>
      <button type="button" disabled={busy} onClick={onGoOn}>
        {t('lostGoOn')}
      </button>
    </section>
  );
}
