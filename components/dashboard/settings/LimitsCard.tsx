import { useState } from 'preact/hooks';
import { MINUTE_MS } from '../../../lib/clock/types';
import { type MessageKey, t } from '../../../lib/i18n';
import { parseMinutes } from '../../../lib/screen/amount';
import type { Settings } from '../../../lib/settings/settings';

type Limits = Pick<Settings, 'awayLimitMs' | 'idleLimitMs'>;

interface LimitsCardProps {
  limits: Limits;
  onLimits(limits: Limits): void;
}

const LEAST_MS = MINUTE_MS / 2;

const minutesOf = (ms: number | undefined) => (ms === undefined ? '' : String(ms / MINUTE_MS));

/** Away and idle limits for all projects that have none of their own; empty: by each project's own pace. */
export function LimitsCard({ limits, onLimits }: LimitsCardProps) {
  const [away, setAway] = useState(minutesOf(limits.awayLimitMs));
  const [idle, setIdle] = useState(minutesOf(limits.idleLimitMs));
  const [bad, setBad] = useState(false);
  const read = (typed: string) => (typed.trim() === '' ? undefined : (parseMinutes(typed) ?? 0));
  const submit = (event: Event) => {
    event.preventDefault();
    const [awayLimitMs, idleLimitMs] = [read(away), read(idle)];
    const wrong = [awayLimitMs, idleLimitMs].some((ms) => ms !== undefined && ms < LEAST_MS);
    setBad(wrong);
    if (!wrong) onLimits({ awayLimitMs, idleLimitMs });
  };
  const field = (name: string, label: MessageKey, value: string, set: (typed: string) => void) => (
    <label>
      <span>{t(label)}</span>
      <input
        class="num"
        name={name}
        inputMode="decimal"
        autocomplete="off"
        placeholder={t('settingsByPace')}
        aria-invalid={bad}
        value={value}
        onInput={(event) => set(event.currentTarget.value)}
      />
      <span class="muted">{t('minutes')}</span>
    </label>
  );
  return (
    <form class="card" onSubmit={submit} noValidate>
      <h2>{t('settingsLimits')}</h2>
      <p class="muted small">{t('settingsLimitsHint')}</p>
      <div class="row wrap fields">
        {field('away-limit', 'settingsAway', away, setAway)}
        {field('idle-limit', 'settingsIdle', idle, setIdle)}
      </div>
      {bad && (
        <p class="small warn" role="alert">
          {t('settingsLimitsBad')}
        </p>
      )}
      <button type="submit" class="primary">
        {t('save')}
      </button>
    </form>
  );
}
