import { useBooks, useDash } from '../../../components/dashboard/dash';
import { WhenReady } from '../../../components/dashboard/States';
import { BadgeCard } from '../../../components/dashboard/settings/BadgeCard';
import { CalendarCard } from '../../../components/dashboard/settings/CalendarCard';
import { CurrencyCard } from '../../../components/dashboard/settings/CurrencyCard';
import { LimitsCard } from '../../../components/dashboard/settings/LimitsCard';
import { TargetForm } from '../../../components/TargetForm';
import { readSettings, type SettingsData } from '../../../lib/dashboard/settings';
import { t } from '../../../lib/i18n';
import { decimalOf } from '../../../lib/rates/money';
import type { Settings } from '../../../lib/settings/settings';
import './settings.css';

function Cards({ data }: { data: SettingsData }) {
  const { settings, weekStart, run } = useDash();
  const set = (change: Settings) =>
    void run({ name: 'setSettings', payload: { ...settings, ...change }, said: t('saved'), undo: true });
  const { display, badge = 'time' } = settings;
  return (
    <div class="settings">
      <CalendarCard
        dayStartMin={data.dayStartMin}
        weekStart={weekStart}
        onDayStart={(minutes) =>
          void run({ name: 'setDayStart', payload: { minutes }, said: t('saved'), undo: true })
        }
        onWeekStart={(weekday) => set({ weekStart: weekday })}
      />
      <section class="card">
        <h2>{t('targetTitle')}</h2>
        <p class="muted small">{t('targetHint')}</p>
        <TargetForm
          key={JSON.stringify(data.target)}
          likelyCurrency={data.target?.currency ?? data.currencies[0] ?? 'USD'}
          amount={data.target ? decimalOf(data.target.amountMicros) : ''}
          submitText={t('save')}
          onTarget={(target) =>
            void run({ name: 'setTarget', payload: target, said: t('saved'), undo: true })
          }
        />
      </section>
      <CurrencyCard
        key={JSON.stringify(display)}
        display={display}
        seen={data.currencies}
        onDisplay={(next) => set({ display: next })}
      />
      <BadgeCard badge={badge} onBadge={(next) => set({ badge: next })} />
      <LimitsCard
        key={`${settings.awayLimitMs} ${settings.idleLimitMs}`}
        limits={settings}
        onLimits={(limits) => set(limits)}
      />
      <section class="card">
        <h2>{t('settingsPlatforms')}</h2>
        <p class="muted small">{t('settingsPlatformsHint')}</p>
        <p>
          <a href="/welcome.html">{t('choosePlatforms')}</a>
        </p>
      </section>
    </div>
  );
}

export default function SettingsView() {
  const loaded = useBooks(readSettings, []);
  return <WhenReady loaded={loaded}>{(data) => <Cards data={data} />}</WhenReady>;
}
