import { plural, t } from '../../lib/i18n';
import type { SiteRule } from '../../lib/platforms/rule';
import { PlatformSwitch } from '../PlatformSwitch';

export interface TaughtActions {
  switchPlatform(id: string, on: boolean): void;
  /** The address of the view that teaches a page; without `page` a new one. */
  teachHref(host: string, page?: number): string;
  removePage(rule: SiteRule, page: number): void;
  setOff(rule: SiteRule, off: boolean): void;
  forget(rule: SiteRule): void;
  save(rules: readonly SiteRule[]): void;
}

interface TaughtProps {
  rule: SiteRule;
  act: TaughtActions;
}

/** The pages of a rule, and what can be done with them. */
export function TaughtPages({ rule, act, builtIn }: TaughtProps & { builtIn: boolean }) {
  const { pages, hosts, off = false } = rule;
  const [host = ''] = hosts;
  return (
    <div class="taught-pages">
      <ul class="plain">
        {pages.map((page, at) => (
          <li key={`${page.kind} ${page.at}`} class="row wrap">
            <span class="grow">
              {t(`pageKind_${page.kind}`)} <code>{page.at}</code>
            </span>
            <a href={act.teachHref(host, at)} aria-label={t('pageEdit', { page: page.at })}>
              {t('change')}
            </a>
            {pages.length > 1 && (
              <button
                type="button"
                class="link"
                aria-label={t('pageRemove', { page: page.at })}
                onClick={() => act.removePage(rule, at)}
              >
                {t('remove')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {off && <p class="small warn">{t(builtIn ? 'ruleOffBuiltIn' : 'ruleOff')}</p>}
      <div class="row wrap">
        <a href={act.teachHref(host)}>{t('pageAdd')}</a>
        <button type="button" class="link" onClick={() => act.setOff(rule, !off)}>
          {off ? t('ruleUse') : t('ruleStop')}
        </button>
        <button type="button" class="link" onClick={() => act.save([rule])}>
          {t('packSave')}
        </button>
        <button type="button" class="link" data-testid={`forget-${rule.id}`} onClick={() => act.forget(rule)}>
          {builtIn ? t('ruleReset') : t('ruleForget')}
        </button>
      </div>
    </div>
  );
}

interface TaughtSiteProps extends TaughtProps {
  on: boolean;
  refused: boolean;
}

/** A site that the worker taught: its permission, and its pages. */
export function TaughtSite({ rule, on, refused, act }: TaughtSiteProps) {
  return (
    <PlatformSwitch
      id={rule.id}
      name={rule.name}
      hosts={rule.hosts}
      on={on}
      refused={refused}
      onSwitch={(next) => act.switchPlatform(rule.id, next)}
      more={<TaughtPages rule={rule} act={act} builtIn={false} />}
    >
      {plural('taughtPages', rule.pages.length)}
    </PlatformSwitch>
  );
}
