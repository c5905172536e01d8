import { useState } from 'preact/hooks';
import type { Range } from '../../../lib/dashboard/range';
import { rangeName } from '../../../lib/dashboard/text';
import { t } from '../../../lib/i18n';

export interface ExportWish {
  type: 'csv' | 'json';
  /** Only the days that are chosen above. */
  ranged: boolean;
  standIns: boolean;
}

interface ExportProps {
  range: Range;
  busy: boolean;
  onExport(wish: ExportWish): void;
}

/** The tasks as files for a spreadsheet, or for another program. */
export function Export({ range, busy, onExport }: ExportProps) {
  const [ranged, setRanged] = useState(true);
  const [standIns, setStandIns] = useState(false);
  const which = (value: boolean, text: string) => (
    <label class="row">
      <input type="radio" name="which" checked={ranged === value} onChange={() => setRanged(value)} />
      <span>{text}</span>
    </label>
  );
  const button = (type: ExportWish['type'], text: string) => (
    <button
      type="button"
      data-testid={`export-${type}`}
      disabled={busy}
      onClick={() => onExport({ type, ranged, standIns })}
    >
      {text}
    </button>
  );
  return (
    <section class="card">
      <h2>{t('exportTitle')}</h2>
      <p class="muted">{t('exportHint')}</p>
      <fieldset class="choices">
        <legend class="unseen">{t('exportWhich')}</legend>
        {which(true, rangeName(range))}
        {which(false, t('exportAll'))}
      </fieldset>
      <label class="row">
        <input
          type="checkbox"
          name="stand-ins"
          checked={standIns}
          onChange={(event) => setStandIns(event.currentTarget.checked)}
        />
        <span>{t('exportStandIns')}</span>
      </label>
      <div class="row wrap">
        {button('csv', t('exportCsv'))}
        {button('json', t('exportJson'))}
      </div>
    </section>
  );
}
