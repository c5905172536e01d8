import type { ComponentChild } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '../../lib/i18n';
import type { PageRule } from '../../lib/platforms/rule';
import type { Look } from '../../lib/taught/look';
import type { Fault } from '../../lib/taught/pack';
import { PickControls } from './PickControls';
import { PickMore } from './PickMore';
import { PickPay } from './PickPay';
import { PickTexts } from './PickTexts';
import { Preview } from './Preview';

/** An open tab that shows the site. */
export interface OpenTab {
  id: number;
  title: string;
}

export interface TeachActions {
  allow(): void;
  chooseTab(id: number): void;
  /** Looks at the page again. */
  again(): void;
  rename(name: string): void;
  change(page: PageRule): void;
  save(): void;
  cancel(): void;
}

export interface TeachProps {
  host: string;
  name: string;
  /** A built-in platform keeps its own name. */
  builtIn: boolean;
  granted: boolean;
  refused: boolean;
  tabs: readonly OpenTab[];
  tabId: number | undefined;
  /** What the tab shows; `undefined` until it was looked at, or where it cannot be. */
  look: Look | undefined;
  page: PageRule;
  /** What keeps the rule from being saved. */
  faults: readonly Fault[];
  act: TeachActions;
}

const KINDS = ['task', 'preview', 'training', 'overhead'] as const;

function Site({ host, name, builtIn, granted, refused, tabs, tabId, act }: TeachProps) {
  return (
    <section class="card">
      <h2>{t('teachSite', { host })}</h2>
      {!granted && (
        <>
          <p class="muted">{t('teachAllowWhy')}</p>
          <button type="button" class="primary" data-testid="teach-allow" onClick={act.allow}>
            {t('teachAllow', { host })}
          </button>
          <div role="status">{refused && <p class="small warn">{t('switchRefused')}</p>}</div>
        </>
      )}
      {!builtIn && (
        <label class="field">
          {t('teachName')}
          <input
            name="site-name"
            maxLength={60}
            autocomplete="off"
            value={name}
            onInput={(event) => act.rename(event.currentTarget.value)}
          />
        </label>
      )}
      {granted && tabs.length === 0 && <p class="note">{t('teachNoTab', { host })}</p>}
      {granted && tabs.length > 0 && (
        <div class="row wrap">
          <label class="field grow">
            {t('teachTab')}
            <select value={tabId} onChange={(event) => act.chooseTab(Number(event.currentTarget.value))}>
              {tabs.map((tab) => (
                <option key={tab.id} value={tab.id}>
                  {tab.title}
                </option>
              ))}
            </select>
          </label>
        </div>
      )}
      {granted && (
        <button type="button" data-testid="teach-again" onClick={act.again}>
          {t('teachAgain')}
        </button>
      )}
    </section>
  );
}

function Kind({ page, faults, act }: TeachProps) {
  const at = useId();
  const bad = faults.filter(({ where }) => where.endsWith('.at'));
  return (
    <section class="card">
      <fieldset class="kinds-of-page">
        <legend>
          <h2>{t('teachKind')}</h2>
        </legend>
        {KINDS.map((kind) => (
          <label key={kind} class="row">
            <input
              type="radio"
              name="kind"
              value={kind}
              checked={page.kind === kind}
              onChange={() => act.change({ ...page, kind })}
            />
            <span>
              {t(`pageKind_${kind}`)} <span class="small muted">{t(`pageKindWhy_${kind}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <label class="field">
        {t('teachAddress')}
        <input
          name="at"
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          aria-invalid={bad.length > 0}
          aria-describedby={at}
          value={page.at}
          onInput={(event) => act.change({ ...page, at: event.currentTarget.value.trim() })}
        />
      </label>
      <p class="small muted" id={at}>
        {t('teachAddressHint')}
      </p>
      <div role="status">
        {bad.map(({ what }) => (
          <p key={what} class="small warn">
            {what}
          </p>
        ))}
      </div>
    </section>
  );
}

function Part({ title, hint, children }: { title: string; hint: string; children: ComponentChild }) {
  return (
    <section class="card">
      <h2>{title}</h2>
      <p class="muted">{hint}</p>
      {children}
    </section>
  );
}

function Parts({ look, page, act }: TeachProps) {
  const ends = page.kind === 'task' || page.kind === 'training';
  const { controls = [], texts = [] } = look?.survey ?? {};
  const { change } = act;
  return (
    <>
      {ends && (
        <Part title={t('teachControls')} hint={t('teachControlsHint')}>
          <PickControls
            seen={controls}
            controls={page.controls ?? []}
            onChange={(chosen) => change({ ...page, controls: chosen })}
          />
        </Part>
      )}
      <Part title={t('teachTexts')} hint={t('teachTextsHint')}>
        <PickTexts seen={texts} page={page} onChange={change} />
      </Part>
      {page.kind !== 'overhead' && (
        <Part title={t('teachPay')} hint={t('teachPayHint')}>
          <PickPay
            key={page.pay && 'selector' in page.pay ? 'page' : 'fixed'}
            pay={page.pay}
            onChange={(pay) => change({ ...page, pay })}
          />
        </Part>
      )}
      <Part title={t('teachMore')} hint={t('teachMoreHint')}>
        <PickMore seen={{ controls, texts }} page={page} onChange={change} />
      </Part>
    </>
  );
}

/** Teaching one page: what it is, what on it says what, and what the rule makes of the page that is open. */
export function Teach(props: TeachProps) {
  const { granted, look, page, faults, act } = props;
  const others = faults.filter(({ where }) => !where.endsWith('.at'));
  return (
    <div class="teach">
      <div>
        <Site {...props} />
        {granted && <Kind {...props} />}
        {granted && <Parts {...props} />}
      </div>
      <aside class="card tried" aria-label={t('previewTitle')}>
        <h2>{t('previewTitle')}</h2>
        <div aria-live="polite">
          <Preview sighting={look?.sighting} looked={look !== undefined} />
          {others.map(({ where, what }) => (
            <p key={where} class="small warn">
              {where.replace(/^sites\[0\]\.(?:pages\[\d+\]\.?)?/, '')}: {what}
            </p>
          ))}
          {page.kind === 'task' && (page.controls ?? []).length === 0 && granted && (
            <p class="small muted">{t('teachNoSubmit')}</p>
          )}
        </div>
        <div class="row wrap">
          <button
            type="button"
            class="primary"
            data-testid="teach-save"
            disabled={!granted || faults.length > 0}
            onClick={act.save}
          >
            {t('save')}
          </button>
          <button type="button" onClick={act.cancel}>
            {t('cancel')}
          </button>
        </div>
      </aside>
    </div>
  );
}
