import { parseMoney } from '../rates/parse-money';
import type { PayTerms } from '../rates/types';
import { countdown } from './estimate-text';
import { missed, withTrouble } from './sighting';
import { taskKeyOf } from './task-key';
import { labelOf, sameLabel, textOf } from './text';
import type { ListedProject, PageKind, Platform, RunningTask, Sighting, Trouble } from './types';

/*
 * Toloka's classic site. Certainty of each fact: CODE (seen in tools that run on the page), DOC (in the platform's
 * own help), INFER. All of it ends in 2023, and nobody here has seen a live page. One document that changes in
 * place (CODE×1). The task itself is in a frame (CODE×1 + DOC) that is never read; its buttons are in the page
 * around it.
 */

/** CODE×2 + DOC; the last CODE×1 for workers, DOC for requesters. The sandbox is no work, and left out. */
const HOSTS = ['toloka.yandex.com', 'toloka.yandex.ru', 'platform.toloka.ai'];
/** CODE×1: the clock stands in it, next to an icon (DOC). */
const HEADER = '.new-task-page__header';
/** CODE×2 (2019 to 2020). */
const CARD = '.snippet';
const CARD_TITLE = '.snippet__title';
const CARD_BUTTON = '.snippet__take-btn';
/** CODE×1 (2020) the Russian word, INFER the English one. */
const TRAINING = ['Обучение', 'Training'];

export const toloka: Platform = {
  id: 'toloka',
  name: 'Toloka',
  hosts: HOSTS,
  matches: HOSTS.map((host) => `https://${host}/*`),
  rule: {
    messageKey: 'ruleToloka',
    source: 'https://github.com/Toloka/docs-tolokers/blob/main/en/common/tasks.md',
    asOf: '2023-03-22',
  },
  unverified: { since: 2023 },
  passingProjects: true,
  controls: [
    // DOC, the site's own words in both of its languages; the Russian ones also CODE×2.
    { outcome: 'skipped', labels: ['Skip', 'Пропустить'] },
    { outcome: 'submitted', labels: ['Submit', 'Отправить'] },
  ],
  kindOf(_doc, url) {
    return HOSTS.includes(url.hostname) ? kindOfPage(url) : undefined;
  },
  read(doc, url) {
    if (!HOSTS.includes(url.hostname)) return { kind: 'other' };
    const kind = kindOfPage(url);
    if (kind === 'task') return { kind, ...readTask(doc, url) };
    return isList(url) ? { kind, ...readList(doc) } : { kind };
  },
};

/** CODE×1 + DOC. */
function kindOfPage(url: URL): PageKind {
  if (poolIn(url.pathname)) return 'task';
  const rest = /^\/(?:profile(?:\/(?:history|money|referral))?|achievements|messages(?:\/\w+)?)\/?$/;
  return isList(url) || rest.test(url.pathname) ? 'overhead' : 'other';
}

const isList = (url: URL) => /^\/tasks(?:\/active)?\/?$/.test(url.pathname);

/** CODE×1 `/task/<pool>/<assignment>`, the assignment also missing. */
function poolIn(path: string): { pool: string; assignment?: string } | undefined {
  const [, pool, assignment] = /^\/task\/(\d+)(?:\/([^/?#]+))?\/?(?:[?#]|$)/.exec(path) ?? [];
  return pool === undefined ? undefined : { pool, assignment };
}

/**
 * The pool stands for the project: it has the pay, and the address has no other id. What tells a training's task
 * from a paid one, and where the page shows the project's name and pay, no source says.
 */
function readTask(doc: Document, url: URL): Omit<Sighting, 'kind'> {
  const trouble: Trouble[] = [];
  const { pool, assignment } = poolIn(url.pathname) ?? {};
  const header = missed(doc.querySelector(HEADER) ?? undefined, HEADER, trouble);
  return {
    project: { id: pool },
    taskKey: taskKeyOf(assignment ?? null),
    // That a colon stands between minutes and seconds is INFER.
    deadlineInMs: header && only(leavesOf(header), (leaf) => countdown(textOf(leaf))),
    ...withTrouble(trouble),
  };
}

/** CODE×2 cards and titles. That a card links to its pool is INFER: without, it cannot be told from others. */
function readList(doc: Document): Omit<Sighting, 'kind'> {
  const cards = [...doc.querySelectorAll(CARD)].flatMap(cardOf);
  if (doc.querySelector(CARD) && cards.length === 0)
    return withTrouble([{ lookedFor: `${CARD} a[href^="/task/"]`, why: 'missing' }]);
  const projects: ListedProject[] = cards.map(({ pool, name, pay }) => ({ id: pool, name, pay }));
  const running: RunningTask[] = cards.flatMap(({ pool, name, assignment }) =>
    assignment === undefined ? [] : [{ taskKey: assignment, project: { id: pool, name } }],
  );
  return { projects, running };
}

interface Card {
  pool: string;
  assignment?: string;
  name?: string;
  pay?: PayTerms;
}

function cardOf(card: Element): Card[] {
  const hrefs = [card, ...card.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '');
  const place = hrefs.map((href) => poolIn(pathOf(href))).find(Boolean);
  if (!place) return [];
  const name = textOf(card.querySelector(CARD_TITLE)) || undefined;
  return [{ ...place, assignment: taskKeyOf(place.assignment ?? null), name, pay: payOf(card) }];
}

const pathOf = (href: string) => href.replace(/^https:\/\/[^/]+/, '');

/**
 * A training is unpaid (DOC). All else is paid by the page of tasks (DOC, CODE×1): the one amount that stands by
 * itself in the card (INFER).
 */
function payOf(card: Element): PayTerms | undefined {
  const button = card.querySelector(CARD_BUTTON);
  if (button && TRAINING.some((label) => sameLabel(label, labelOf(button)))) return { basis: 'unpaid' };
  const title = card.querySelector(CARD_TITLE);
  const leaves = leavesOf(card).filter((leaf) => !title?.contains(leaf));
  const money = only(leaves, (leaf) => parseMoney(textOf(leaf)));
  return money && money.amountMicros > 0 ? { basis: 'perTask', ...money } : undefined;
}

const leavesOf = (within: Element) =>
  [...within.querySelectorAll('*')].filter((element) => element.childElementCount === 0);

/** What one of them says, and no other. */
function only<T>(elements: Element[], saying: (element: Element) => T | undefined): T | undefined {
  const said = elements.flatMap((element) => saying(element) ?? []);
  return said.length === 1 ? said[0] : undefined;
}
