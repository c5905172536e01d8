import { parseMoney } from '../rates/parse-money';
import type { EarningState, Money } from '../rates/types';
import { durationAtStart } from './duration-text';
import { embeddedJson, instantMember, member } from './embedded-json';
import { withTrouble } from './sighting';
import { spacedText, textOf } from './text';
import type { PaymentEntry, PaymentsSighting, ProjectSighting, Sighting, Trouble } from './types';

/* The page where money is withdrawn; certainty as in surge-family.ts. Only what the worker has unfolded is there. */

/** CODE×1. */
const PAGE = 'div[id="workers/TransferFundsPage-hybrid-root"][data-props]';
/** CODE×2, with the rows of days, of projects and of entries in one table. */
const TITLE = '[data-testid="cell-title"]';
const AMOUNT = '[data-testid="cell-amount"]';
const PRINTED = /\$\d[\d,]*(?:\.\d\d)?/;
/** CODE×2: days without a year, and the two kinds of entries. */
const DAY = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* (\d{1,2})$/i;
const ENTRY = /^(time entry|task submission)\b/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** CODE×2; other states were never seen. */
const STATES: readonly [pattern: RegExp, state: EarningState][] = [
  [/\bpending approval\b/i, 'expected'],
  [/\bpaid\b/i, 'paid'],
];

/** What the page of payments says: its sums in JSON, and its table as far as it is unfolded. */
export function readPayments(doc: Document): Omit<Sighting, 'kind'> {
  const trouble: Trouble[] = [];
  const props = embeddedJson(doc, PAGE, 'data-props');
  if (props.trouble) trouble.push(props.trouble);
  const entries = entriesOf(doc, trouble);
  const payments = { ...sumsOf(props.value), ...(entries.length > 0 && { entries }) };
  return {
    about: 'payments',
    ...(Object.keys(payments).length > 0 && { payments }),
    ...withTrouble(trouble),
  };
}

/** CODE×1: cents, and ISO instants. */
function sumsOf(props: unknown): PaymentsSighting {
  const status = member(props, 'paymentStatus');
  return known({
    available: centsIn(status, 'amountInCents'),
    unapproved: centsIn(props, 'unapprovedAmount'),
    lifetime: centsIn(props, 'totalLifetimeEarnings'),
    lastPaidAt: instantMember(props, 'lastPayoutAt'),
    nextPayAt: instantMember(status, 'nextEligibleAt'),
  });
}

function centsIn(value: unknown, name: string): Money | undefined {
  const cents = member(value, name);
  const isAmount = typeof cents === 'number' && Number.isSafeInteger(cents * 10_000) && cents >= 0;
  return isAmount ? { amountMicros: cents * 10_000, currency: 'USD' } : undefined;
}

/** Each row belongs to the day and the project above it. */
function entriesOf(doc: Document, trouble: Trouble[]): PaymentEntry[] {
  const entries: PaymentEntry[] = [];
  let day: string | undefined;
  let project: ProjectSighting | undefined;
  for (const cell of doc.querySelectorAll(TITLE)) {
    const title = textOf(cell);
    const row = cell.closest('tr');
    if (ENTRY.test(title)) {
      const entry = row && entryOf(title, row, trouble);
      if (entry) entries.push({ ...entry, ...(project && { project }), ...(day !== undefined && { day }) });
      continue;
    }
    const dayTitle = DAY.exec(title);
    if (dayTitle) day = dayOf(dayTitle);
    project = dayTitle || title === '' ? undefined : { name: title };
  }
  return entries;
}

/**
 * `Time Entry ··· $371.25 6h 45 min Pending Approval · 1 day ago`: one row (CODE×2); which of it stands in which
 * cell is not known.
 */
function entryOf(title: string, row: Element, trouble: Trouble[]): PaymentEntry | undefined {
  const text = spacedText(row);
  const printed = PRINTED.exec(text)?.[0] ?? '';
  const amount = parseMoney(printed);
  if (!amount) {
    trouble.push({ lookedFor: AMOUNT, why: row.querySelector(AMOUNT) ? 'malformed' : 'missing' });
    return undefined;
  }
  const beside = text.slice(text.indexOf(printed) + printed.length);
  const of = /^time/i.test(title) ? 'time' : 'task';
  const durationMs = of === 'time' ? durationAtStart(beside) : undefined;
  return known<PaymentEntry>({ of, amount, durationMs, state: stateIn(beside) });
}

/** The state stands behind the amount, and before what says how long ago. */
function stateIn(text: string): EarningState | undefined {
  return STATES.find(([pattern]) => pattern.test(text))?.[1];
}

function dayOf([, month = '', date = '']: RegExpExecArray): string {
  const number = MONTHS.indexOf(month.toLowerCase()) + 1;
  return `--${String(number).padStart(2, '0')}-${date.padStart(2, '0')}`;
}

/** The same without members that are unknown. */
function known<T extends object>(members: T): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
}
