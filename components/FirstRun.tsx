import { t } from '../lib/i18n';
import { platformName } from '../lib/screen/platformName';
import { listText } from '../lib/screen/text';

interface FirstRunProps {
  platformsOn: readonly string[];
  onPlatforms(): void;
}

/** Nothing in the books yet: what to do next. */
export function FirstRun({ platformsOn, onPlatforms }: FirstRunProps) {
  const ready = platformsOn.length > 0;
  return (
    <section class="card first">
      <h2 class="plainly">{t('empty')}</h2>
      <p>
        {ready
          ? t('emptyReady', { platforms: listText(platformsOn.map(platformName)) })
          : t('emptyNoPlatform')}
      </p>
      <button type="button" class={ready ? '' : 'primary'} onClick={onPlatforms}>
        {t('choosePlatforms')}
      </button>
    </section>
  );
}
