import { parseMoney } from '../rates/parse-money';
import type { PayTerms } from '../rates/types';
import { durationAtStart } from './duration-text';
import { missed, withTrouble } from './sighting';
import { taskKeyOf } from './task-key';
import { textOf } from './text';
import type { ListedProject, PageKind, Platform, Sighting, Trouble } from './types';

/*
 * Certainty of each fact: C2 (in several tools that run on the page), C (in one), DOC, INFER. The list's facts
 * are of 2025 and 2026; the pages of a study in progress were last seen in tools of 2022 and 2023.
 */

/** C2. `app.prolific.co` and `prolific.ac` are its former addresses. */
const HOST = 'app.prolific.com';
/** C: "Remaining time you have to complete this study". */
const ACTIVE = '[data-testid="active-timer"]';
/** C2: "Your place is reserved for the next", about ten minutes; the buttons that take the place and begin the study. */
const RESERVED =
  '[data-testid="timer"], [data-testid="reserve"], [data-testid="start-now"], [data-testid="dialog-start-study"]';
/** C2: one part of both timers. */
const COUNTER = '.timer__counter';
/** C2. Parts of a card are named `study-tag-…` in the same way. */
const CARD = 'li[data-testid^="study-"]';
const TITLE = '[data-testid="title"], h2';
const REWARD = '[data-testid="study-tag-reward"]';
/** C, in a newer layout. Which of its amounts is the reward is INFER: the only one that is not by the hour. */
const HINTS = 'ul.info-hint';
const HINT = `${HINTS} li span.amount`;
const BY_THE_HOUR = /\/|\bper\b/;
/** C2: headings of a study's page when it is over, and when its place was not taken in time. */
const DONE = 'Awaiting review';
const LAPSED = 'Reservation expired';
/** C: "About you", questions that nobody pays for. */
const SCREENER = '[data-testid="dynamic-question-card"]';

/**
 * Prolific: a session that is worked on another site. It begins with the timer of the study, and ends where
 * the study sends the worker (`/submissions/complete?cc=…`, eight experiments and more) or with a button here.
 */
export const prolific: Platform = {
  id: 'prolific',
  name: 'Prolific',
  hosts: [HOST],
  matches: [`https://${HOST}/*`],
  outsideWork: true,
  passingProjects: true,
  unverified: {},
  controls: [
    // C2 both.
    { outcome: 'submitted', selector: '[data-testid="complete-button"]' },
    { outcome: 'returned', selector: '[data-testid="cancel-study-button"]' },
  ],
  kindOf(doc, url) {
    if (url.hostname !== HOST) return undefined;
    return isComplete(url) ? 'overhead' : kindBy(namedIn(doc), doc, url);
  },
  read(doc, url) {
    if (url.hostname !== HOST) return { kind: 'other' };
    if (isComplete(url)) return { kind: 'overhead', ended: 'submitted' };
    const named = namedIn(doc);
    const kind = kindBy(named, doc, url);
    const taskKey = taskKeyOf(studyIn(url));
    // With its key: an older study that is looked at meanwhile ends nothing.
    if (kind === 'overhead' && isHeaded(doc, url, DONE)) return { kind, taskKey, ended: 'submitted' };
    const trouble: Trouble[] = [];
    const isStudy = kind === 'task' || kind === 'preview';
    const study = isStudy ? readStudy(doc, kind, trouble) : {};
    const cards = named.filter((element) => element.matches(CARD));
    const projects = cards.length > 0 ? listed(cards, trouble) : undefined;
    const key = kind === 'task' ? { taskKey } : {};
    return { kind, ...key, ...study, projects, ...withTrouble(trouble) };
  },
};

/** C2. What follows `cc=` proves the work: it is never read. */
function isComplete(url: URL): boolean {
  return url.pathname.replace(/\/+$/, '') === '/submissions/complete';
}

/** All that is known of a page has a name of this sort: the page is searched once, not for each of them. */
const namedIn = (doc: Document) => [...doc.querySelectorAll('[data-testid]')];

function kindBy(named: readonly Element[], doc: Document, url: URL): PageKind {
  const has = (selector: string) => named.some((element) => element.matches(selector));
  if (has(ACTIVE)) return 'task';
  if (has(RESERVED)) return 'preview';
  // C2 `/studies`.
  const isList = /^\/studies\/?$/.test(url.pathname) || has(`${CARD}, ${SCREENER}`);
  return isList || isHeaded(doc, url, DONE, LAPSED) ? 'overhead' : 'other';
}

/** The study that an address names (INFER): that of a study in progress may be another, and names none then. */
function studyIn({ pathname }: URL): string | null {
  return /^\/studies\/([^/]+)\/?$/.exec(pathname)?.[1] ?? null;
}

/** Only at a study's own address: a list of submissions says of others that they wait. */
function isHeaded(doc: Document, url: URL, ...texts: string[]): boolean {
  if (studyIn(url) === null) return false;
  const headings = [...doc.querySelectorAll('h1, h2, h3')].filter((heading) => !heading.closest('li'));
  return headings.some((heading) => texts.includes(textOf(heading)));
}

/** The study of this page, not one of the cards that may stand beside it. */
function readStudy(doc: Document, kind: PageKind, trouble: Trouble[]): Omit<Sighting, 'kind'> {
  const name = missed(outside(doc, TITLE), TITLE, trouble);
  const project = name === undefined ? undefined : { name };
  const reward = outside(doc, REWARD) ?? hintIn(ownHints(doc));
  const pay = reward === undefined ? undefined : payOf(reward, trouble);
  const deadlineInMs = kind === 'task' ? timeLeft(doc, trouble) : undefined;
  return { project, pay, deadlineInMs };
}

/** Text of the first such element that is no part of a list: studies in lists are others. */
function outside(doc: Document, selector: string): string | undefined {
  const found = [...doc.querySelectorAll(selector)].filter((element) => !element.closest('li'));
  return found.map(textOf).find((text) => text !== '');
}

/** The one amount among a study's hints that is not by the hour; two could be either. */
function hintIn(hints: readonly Element[]): string | undefined {
  const fixed = hints.filter((hint) => !BY_THE_HOUR.test(textOf(hint.closest('li'))));
  const amounts = fixed.map(textOf).filter((text) => parseMoney(text));
  return amounts.length === 1 ? amounts[0] : undefined;
}

/** Hints that are no part of a card: they are items of a list of their own. */
const ownHints = (doc: Document) =>
  [...doc.querySelectorAll(HINT)].filter((hint) => !hint.closest(HINTS)?.closest('li'));

const isCard = (element: Element) => !element.getAttribute('data-testid')?.startsWith('study-tag-');

/** It counts down the longest time that a study may take (C): after it, the study is timed out (DOC). */
function timeLeft(doc: Document, trouble: Trouble[]): number | undefined {
  const left = durationAtStart(textOf(doc.querySelector(`${ACTIVE} ${COUNTER}`)));
  if (left === undefined) trouble.push({ lookedFor: `${ACTIVE} ${COUNTER}`, why: 'malformed' });
  return left;
}

/** Pay is for the whole session; the rate per hour beside it is the researcher's guess, and not read. */
function payOf(text: string, trouble: Trouble[]): PayTerms | undefined {
  const money = parseMoney(text);
  if (money && money.amountMicros > 0) return { basis: 'perSession', ...money };
  trouble.push({ lookedFor: REWARD, why: 'malformed' });
  return undefined;
}

function listed(cards: readonly Element[], trouble: Trouble[]): ListedProject[] {
  return cards.filter(isCard).flatMap((card): ListedProject[] => {
    const id = card.getAttribute('data-testid')?.slice('study-'.length).trim();
    const name = textOf(card.querySelector('[data-testid="title"]') ?? card.querySelector('h2'));
    const reward = textOf(card.querySelector(REWARD)) || (hintIn([...card.querySelectorAll(HINT)]) ?? '');
    if (!id || name === '') {
      trouble.push({ lookedFor: CARD, why: 'malformed' });
      return [];
    }
    return [{ id, name, pay: reward === '' ? undefined : payOf(reward, trouble) }];
  });
}
