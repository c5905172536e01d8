import { useState } from 'preact/hooks';
import { t } from '../lib/i18n';
import type { Saved } from '../lib/screen/report';

interface ProblemReportProps {
  /** Days as a date field writes them: the journal's first, and today. */
  firstDay: string;
  today: string;
  onSave(day: string): Promise<Saved>;
}

const SAID = { saved: 'reportSaved', nothing: 'reportNothing', failed: 'notDone' } as const;

/** Saves what the clock saw of one day as a file, for when a time is wrong. */
export function ProblemReport({ firstDay, today, onSave }: ProblemReportProps) {
  const [day, setDay] = useState(today);
  const [saved, setSaved] = useState<Saved>();
  const submit = (event: Event) => {
    event.preventDefault();
    setSaved(undefined);
    void onSave(day).then(setSaved, () => setSaved('failed'));
  };
  return (
    <details class="card report">
      <summary>{t('reportTitle')}</summary>
      <p class="muted">{t('reportHint')}</p>
      <form class="row" onSubmit={submit}>
        <input
          type="date"
          name="day"
          required
          aria-label={t('reportDay')}
          min={firstDay}
          max={today}
          value={day}
          onInput={(event) => setDay(event.currentTarget.value)}
        />
        <button type="submit" data-testid="problem-report">
          {t('reportSave')}
        </button>
      </form>
      <div role="status">{saved && <p class="note">{t(SAID[saved])}</p>}</div>
    </details>
  );
}
