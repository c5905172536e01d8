import { type MessageKey, t } from '../../../lib/i18n';
import { BADGES, type Settings } from '../../../lib/settings/settings';

type Badge = NonNullable<Settings['badge']>;

const NAMES: Record<Badge, MessageKey> = {
  time: 'badge_time',
  left: 'badge_left',
  rate: 'badge_rate',
  nothing: 'badge_nothing',
};

interface BadgeCardProps {
  badge: Badge;
  onBadge(badge: Badge): void;
}

/** What the toolbar's badge says: the one glance that takes no focus from a page. */
export function BadgeCard({ badge, onBadge }: BadgeCardProps) {
  return (
    <section class="card">
      <h2 id="badge-title">{t('settingsBadge')}</h2>
      <p class="muted small">{t('settingsBadgeHint')}</p>
      <div class="choices" role="radiogroup" aria-labelledby="badge-title">
        {BADGES.map((one) => (
          <label key={one} class="row">
            <input
              type="radio"
              name="badge"
              value={one}
              checked={one === badge}
              onChange={() => onBadge(one)}
            />
            <span>{t(NAMES[one])}</span>
          </label>
        ))}
      </div>
    </section>
  );
}
