import { useRef, useState } from 'preact/hooks';
import { plural, t } from '../../lib/i18n';
import type { SiteRule } from '../../lib/platforms/rule';
import type { Fault, Parsed } from '../../lib/taught/pack';

interface PacksProps {
  rules: readonly SiteRule[];
  read(text: string): Parsed;
  /** Takes the sites of a pack; false where that was refused. */
  take(rules: readonly SiteRule[]): Promise<boolean>;
  save(rules: readonly SiteRule[]): void;
}

function Faults({ faults }: { faults: readonly Fault[] }) {
  return (
    <div class="note bad" role="alert" data-testid="pack-faults">
      <p>{t('packRefused')}</p>
      <ul>
        {faults.map(({ where, what }) => (
          <li key={`${where} ${what}`}>
            {where !== '' && <code>{where}</code>} {what}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface TakeProps {
  found: readonly SiteRule[];
  rules: readonly SiteRule[];
  onTake(): void;
  onCancel(): void;
}

/** What a pack would bring, before it is taken in. */
function Take({ found, rules, onTake, onCancel }: TakeProps) {
  const isKnown = ({ hosts }: SiteRule) =>
    rules.some((rule) => rule.hosts.some((host) => hosts.includes(host)));
  return (
    <div class="note" role="status">
      <p>{t('packBrings')}</p>
      <ul>
        {found.map((rule) => (
          <li key={rule.id}>
            <b>{rule.name}</b> {rule.hosts.join(', ')}: {plural('taughtPages', rule.pages.length)}
            {isKnown(rule) && <span class="warn"> {t('packReplaces')}</span>}
          </li>
        ))}
      </ul>
      <div class="row wrap">
        <button type="button" class="primary" data-testid="pack-take" onClick={onTake}>
          {t('packTake')}
        </button>
        <button type="button" onClick={onCancel}>
          {t('cancel')}
        </button>
      </div>
    </div>
  );
}

/** Saves what was taught as a pack, and takes packs in. */
export function Packs({ rules, read, take, save }: PacksProps) {
  const [parsed, setParsed] = useState<Parsed>();
  const field = useRef<HTMLInputElement>(null);
  const open = async (file: File | undefined) => {
    if (file) setParsed(read(await file.text()));
    // The same file can be chosen again after it was mended.
    if (field.current) field.current.value = '';
  };
  const takeFound = async (found: readonly SiteRule[]) => {
    if (await take(found)) setParsed(undefined);
  };
  return (
    <section class="card">
      <h2>{t('packTitle')}</h2>
      <p class="muted">{t('packHint')}</p>
      <div class="row wrap">
        <label class="file">
          <span>{t('packOpen')}</span>
          <input
            ref={field}
            type="file"
            accept=".json,application/json"
            data-testid="pack-file"
            onChange={(event) => void open(event.currentTarget.files?.[0])}
          />
        </label>
        {rules.length > 0 && (
          <button type="button" data-testid="pack-save" onClick={() => save(rules)}>
            {t('packSaveAll')}
          </button>
        )}
      </div>
      {parsed?.faults && <Faults faults={parsed.faults} />}
      {parsed?.rules && (
        <Take
          found={parsed.rules}
          rules={rules}
          onTake={() => void takeFound(parsed.rules ?? [])}
          onCancel={() => setParsed(undefined)}
        />
      )}
    </section>
  );
}
