import { locale, t } from '../../lib/i18n';
import type { PaneActions, PaneState } from '../../lib/screen/pane';

interface VersionsProps {
  versions: PaneState['versions'];
  changedAt: number | undefined;
  act: Pick<PaneActions, 'showVersions' | 'restore'>;
}

const whenText = (at: number) =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));

/** Earlier versions of a note; each can be looked at and brought back. */
export function Versions({ versions, changedAt, act }: VersionsProps) {
  if (changedAt === undefined) return null;
  return (
    <details
      class="fold versions"
      onToggle={(event) => act.showVersions(event.currentTarget.open)}
      open={versions !== undefined}
    >
      <summary>{t('noteVersions', { when: whenText(changedAt) })}</summary>
      {versions?.length === 0 && <p class="small muted">{t('noteVersionsNone')}</p>}
      <ul class="plain">
        {versions?.map(({ rev, changedAt: at, parts }) => (
          <li key={rev}>
            <details>
              <summary>{whenText(at)}</summary>
              <pre class="old">
                {[parts.rules, parts.links, parts.text, parts.mistakes]
                  .filter((part) => part.trim() !== '')
                  .join('\n\n')}
              </pre>
              <button type="button" onClick={() => act.restore(rev)}>
                {t('noteRestore')}
              </button>
            </details>
          </li>
        ))}
      </ul>
    </details>
  );
}
