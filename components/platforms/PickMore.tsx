import type { Outcome } from '../../lib/clock/types';
import { type MessageKey, t } from '../../lib/i18n';
import type { Mark, PageRule } from '../../lib/platforms/rule';
import type { Survey } from '../../lib/taught/survey';

/** How the page may say that the task before it ended. */
const ENDED = {
  submitted: 'ending_submitted',
  timeOnly: 'outcome_timeOnly',
  skipped: 'outcome_skipped',
  returned: 'outcome_returned',
  expired: 'outcome_expired',
  abandoned: 'outcome_abandoned',
  unknown: 'outcome_unknown',
} as const satisfies Record<Outcome, MessageKey>;

export const endedWords = (outcome: Outcome) => t(ENDED[outcome]);

/** Something on the page that a rule can ask for, as the worker reads it. */
interface Offer {
  mark: Mark;
  words: string;
}

const keyOf = (mark: Mark | undefined) => (mark ? JSON.stringify(mark) : '');

/** The page's texts, and its buttons where those will do; one of the rule that is not on the page comes last. */
function offersOf({ texts, controls }: Survey, chosen: Mark | undefined, buttons: boolean): Offer[] {
  const named = buttons
    ? controls.map(({ label, selector }): Offer => {
        return {
          mark: selector === undefined ? { label } : { selector },
          words: t('markButton', { label }),
        };
      })
    : [];
  const shown = texts.map(({ text, selector }): Offer => ({ mark: { selector }, words: `“${text}”` }));
  const seen = new Map([...named, ...shown].map((offer) => [keyOf(offer.mark), offer]));
  if (chosen && !seen.has(keyOf(chosen))) {
    const name = 'label' in chosen ? t('markButton', { label: chosen.label }) : chosen.selector;
    seen.set(keyOf(chosen), { mark: chosen, words: t('markGone', { name }) });
  }
  return [...seen.values()];
}

interface PickMarkProps {
  name: string;
  label: string;
  nothing: string;
  offers: readonly Offer[];
  mark: Mark | undefined;
  onMark(mark: Mark | undefined): void;
}

function PickMark({ name, label, nothing, offers, mark, onMark }: PickMarkProps) {
  const choose = (key: string) => onMark(offers.find((offer) => keyOf(offer.mark) === key)?.mark);
  return (
    <label class="field">
      {label}
      <select name={name} value={keyOf(mark)} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">{nothing}</option>
        {offers.map((offer) => (
          <option key={keyOf(offer.mark)} value={keyOf(offer.mark)}>
            {offer.words}
          </option>
        ))}
      </select>
    </label>
  );
}

interface PickMoreProps {
  seen: Survey;
  page: PageRule;
  onChange(page: PageRule): void;
}

/** The page with one of its parts put in, or left out. */
function withPart<K extends 'needs' | 'refused' | 'ended'>(page: PageRule, part: K, value: PageRule[K]) {
  const { [part]: _, ...rest } = page;
  return (value === undefined ? rest : { ...rest, [part]: value }) as PageRule;
}

/** What few pages need: how to tell them from others at one address, a refusal, and the word on a task's end. */
export function PickMore({ seen, page, onChange }: PickMoreProps) {
  const { needs, refused, ended } = page;
  const error = refused === undefined ? undefined : { selector: refused };
  return (
    <>
      <PickMark
        name="needs"
        label={t('teachNeeds')}
        nothing={t('teachNeedsNothing')}
        offers={offersOf(seen, needs, true)}
        mark={needs}
        onMark={(mark) => onChange(withPart(page, 'needs', mark))}
      />
      <PickMark
        name="refused"
        label={t('teachRefused')}
        nothing={t('teachRefusedNothing')}
        offers={offersOf(seen, error, false)}
        mark={error}
        onMark={(mark) =>
          onChange(withPart(page, 'refused', mark && 'selector' in mark ? mark.selector : undefined))
        }
      />
      <label class="field">
        {t('teachEnded')}
        <select
          name="ended"
          value={ended ?? ''}
          onChange={(event) => {
            const { value } = event.currentTarget;
            onChange(withPart(page, 'ended', value === '' ? undefined : (value as Outcome)));
          }}
        >
          <option value="">{t('teachEndedNothing')}</option>
          {(Object.keys(ENDED) as Outcome[]).map((outcome) => (
            <option key={outcome} value={outcome}>
              {endedWords(outcome)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
