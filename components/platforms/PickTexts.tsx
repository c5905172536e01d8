import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import type { PageRule, Place } from '../../lib/platforms/rule';
import { placeFor } from '../../lib/taught/propose';
import type { SeenText } from '../../lib/taught/survey';

type Meaning = 'project' | 'pay' | 'task';
const MEANINGS: readonly Meaning[] = ['project', 'pay', 'task'];
const GROUPS = ['heading', 'amount', 'data', 'text'] as const;

interface PickTextsProps {
  seen: readonly SeenText[];
  page: PageRule;
  onChange(page: PageRule): void;
}

function placeOf(page: PageRule, meaning: Meaning): Place | undefined {
  const place = page[meaning];
  return place && 'selector' in place ? place : undefined;
}

const isAt = (place: Place | undefined, text: SeenText) =>
  place !== undefined && place.selector === text.selector && place.attribute === text.attribute;

/** The page with this text meaning that, and nothing else meaning it. */
function withMeaning(page: PageRule, text: SeenText, meaning: Meaning | ''): PageRule {
  const next: PageRule = { ...page };
  for (const one of MEANINGS) if (isAt(placeOf(page, one), text)) delete next[one];
  if (meaning === '') return next;
  const place = placeFor(text);
  if (meaning === 'pay') return { ...next, pay: { ...place, basis: payBasisOf(page) } };
  return { ...next, [meaning]: place };
}

function payBasisOf({ pay }: PageRule) {
  return pay && pay.basis !== 'unpaid' ? pay.basis : 'perTask';
}

function TextRow({ text, page, onChange }: { text: SeenText } & Omit<PickTextsProps, 'seen'>) {
  const meaning = MEANINGS.find((one) => isAt(placeOf(page, one), text)) ?? '';
  return (
    <li class="row wrap pick">
      <span class="grow">
        {text.text}
        {text.attribute !== undefined && <span class="small muted"> {text.attribute}</span>}
      </span>
      <select
        aria-label={t('textMeans', { text: text.text })}
        value={meaning}
        onChange={(event) => onChange(withMeaning(page, text, event.currentTarget.value as Meaning | ''))}
      >
        <option value="">{t('textNothing')}</option>
        {MEANINGS.map((one) => (
          <option key={one} value={one}>
            {t(`text_${one}`)}
          </option>
        ))}
      </select>
    </li>
  );
}

/** The page's short texts, grouped, with a search over them; what was chosen stays in sight. */
export function PickTexts({ seen, page, onChange }: PickTextsProps) {
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLowerCase();
  const isChosen = (text: SeenText) => MEANINGS.some((one) => isAt(placeOf(page, one), text));
  const shown = seen.filter((text) => isChosen(text) || text.text.toLowerCase().includes(wanted));
  return (
    <>
      <label class="search">
        {t('textSearch')}
        <input type="search" value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />
      </label>
      {GROUPS.map((group) => {
        const texts = shown.filter((text) => text.group === group);
        return (
          texts.length > 0 && (
            <section key={group}>
              <h3 class="small muted">{t(`textGroup_${group}`)}</h3>
              <ul class="plain texts">
                {texts.map((text) => (
                  <TextRow
                    key={`${text.selector} ${text.attribute ?? ''}`}
                    text={text}
                    page={page}
                    onChange={onChange}
                  />
                ))}
              </ul>
            </section>
          )
        );
      })}
      {shown.length === 0 && <p class="muted">{t('textNone')}</p>}
    </>
  );
}
