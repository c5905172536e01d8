import type { Verdict } from '../../../lib/books/books';
import { plural, t } from '../../../lib/i18n';

interface RepairProps {
  /** What the last look found; nothing yet. */
  verdict: Verdict | undefined;
  /** The books cannot even be opened. */
  broken: boolean;
  busy: boolean;
  onCheck(): void;
  onDropDamaged(): void;
  onNewBooks(): void;
}

/** Looks the books through, and what can be done where they are damaged. */
export function Repair({ verdict, broken, busy, onCheck, onDropDamaged, onNewBooks }: RepairProps) {
  const damaged = verdict?.damaged.length ?? 0;
  return (
    <section class="card">
      <h2>{t('repairTitle')}</h2>
      {broken ? (
        <>
          <p>{t('repairBroken')}</p>
          <button type="button" class="primary" data-testid="new-books" disabled={busy} onClick={onNewBooks}>
            {t('repairNewBooks')}
          </button>
        </>
      ) : (
        <>
          <p class="muted">{t('repairHint')}</p>
          <div role="status" data-testid="verdict">
            {verdict?.ok && <p class="note">{t('repairFine')}</p>}
            {damaged > 0 && <p class="note bad">{plural('repairDamaged', damaged)}</p>}
            {verdict && !verdict.ok && damaged === 0 && <p class="note bad">{t('repairTotals')}</p>}
          </div>
          <div class="row wrap">
            <button type="button" data-testid="check-books" disabled={busy} onClick={onCheck}>
              {t('repairCheck')}
            </button>
            {verdict && !verdict.ok && (
              <button
                type="button"
                class="primary"
                data-testid="drop-damaged"
                disabled={busy}
                onClick={onDropDamaged}
              >
                {damaged > 0 ? t('repairDrop') : t('repairSum')}
              </button>
            )}
          </div>
        </>
      )}
    </section>
  );
}
