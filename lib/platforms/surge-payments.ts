import type { EarningState, Money } from '../rates/types';
import { dollarsAtStart } from './dollars';
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
/** CODE×2: the two kinds of entries. */
const ENTRY = /^(time entry|task submission)\b/i;
const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';
/** What the page of payments says: its sums in JSON, and its table as far as it is unfolded. */
export function readPayments(doc: Document): Omit<Sighting, 'kind'> {
  const trouble: Trouble[] = [];
  const props = embeddedJson(doc, PAGE, 'data-props');
  if (props.trouble) trouble.push(props.trouble);
  const entries = entriesOf(doc, trouble);
  const payments = { ...sumsOf(props.value), ...(entries.length > 0 && { entries }) };
  return {
    ...(Object.values(payments).some(Boolean) && { payments }),
    ...withTrouble(trouble),
  };
}

/** CODE×1: cents, and ISO instants. */
function sumsOf(props: unknown): PaymentsSighting {
  const status = member(props, 'paymentStatus');
  return {
    available: centsIn(status, 'amountInCents'),
    unapproved: centsIn(props, 'unapprovedAmount'),
    lifetime: centsIn(props, 'totalLifetimeEarnings'),
    lastPaidAt: instantMember(props, 'lastPayoutAt'),
    nextPayAt: instantMember(status, 'nextEligibleAt'),
  };
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
    const dayTitle = dayOf(title);
    day = dayTitle ?? day;
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
  const amount = dollarsAtStart(printed);
  if (!amount) {
    trouble.push({ lookedFor: AMOUNT, why: 'malformed' });
    return undefined;
  }
  const beside = text.slice(text.indexOf(printed) + printed.length);
  const of = /^time/i.test(title) ? 'time' : 'task';
  const durationMs = of === 'time' ? durationAtStart(beside) : undefined;
  return { of, amount, durationMs, state: stateIn(beside) };
}

/** CODE×2; other states were never seen. */
function stateIn(text: string): EarningState | undefined {
  if (/\bpending approval\b/i.test(text)) return 'expected';
  return /\bpaid\b/i.test(text) ? 'paid' : undefined;
}

/** A day without a year (CODE×2); `undefined` for any other title. */
function dayOf(title: string): string | undefined {
  const [, month = '', date = ''] = /^([a-z]{3}) (\d{1,2})$/i.exec(title) ?? [];
  const number = MONTHS.indexOf(month.toLowerCase()) / 3 + 1;
  if (month === '' || !(number >= 1) || number % 1 !== 0) return undefined;
  return `--${String(number).padStart(2, '0')}-${date.padStart(2, '0')}`;
}
