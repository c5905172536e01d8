import * as v from 'valibot';
import type { MessageKey } from '../i18n';
import { outcome, payTerms } from '../messages/report';
import { isLoose, parseAddress } from '../platforms/address';
import { isSimpleSelector, isTelling } from './selector';

/** Every fault has its sentence: the key of a message. */
const said = (key: MessageKey): MessageKey => key;

const MOST_SITES = 100;
const MOST_PAGES = 20;
const MOST_CONTROLS = 40;
const MOST_HOSTS = 20;
/** Platform ids hold a host, and reports refuse longer ones. */
const LONGEST_HOST = 90;

const text = (longest: number) =>
  v.pipe(
    v.string(said('packText')),
    v.minLength(1, said('packText')),
    v.maxLength(longest, said('packLong')),
    v.regex(/^[^\p{Cc}\p{Cf}]+$/u, said('packText')),
  );
const list = <T extends v.GenericSchema>(item: T, most: number) =>
  v.pipe(v.array(item, said('packList')), v.maxLength(most, said('packMany')));
const filled = <T extends v.GenericSchema>(item: T, most: number) =>
  v.pipe(
    v.array(item, said('packList')),
    v.minLength(1, said('packEmpty')),
    v.maxLength(most, said('packMany')),
  );

const selector = v.pipe(v.string(said('packText')), v.check(isSimpleSelector, said('packSelector')));
const label = text(200);
const place = {
  selector,
  attribute: v.optional(v.pipe(text(60), v.regex(/^[a-z][a-z0-9-]*$/, said('packAttribute')))),
  after: v.optional(v.pipe(v.string(said('packText')), v.maxLength(100, said('packLong')))),
  before: v.optional(v.pipe(v.string(said('packText')), v.maxLength(100, said('packLong')))),
};

const control = v.pipe(
  v.strictObject(
    {
      outcome: v.picklist(outcome.options, said('packOutcome')),
      selector: v.optional(selector),
      labels: v.optional(filled(label, 20)),
    },
    said('packUnknown'),
  ),
  v.check((one) => one.selector !== undefined || one.labels !== undefined, said('packControl')),
);

const needs = v.union([v.strictObject({ selector }), v.strictObject({ label })], (issue) =>
  issue.issues?.some(({ message }) => message === 'packSelector') ? 'packSelector' : 'packNeeds',
);

const payPlace = v.strictObject(
  {
    ...place,
    basis: v.picklist(
      ['perTask', 'perSession', 'perHourReported', 'perHourTracked', 'perEstimatedMinute'],
      said('packBasis'),
    ),
  },
  said('packUnknown'),
);
/** Read from the page where it names a place, fixed otherwise. */
const pay = v.lazy((value) =>
  typeof value === 'object' && value !== null && 'selector' in value ? payPlace : payTerms,
);

const address = v.pipe(
  v.string(said('packText')),
  v.maxLength(500, said('packLong')),
  v.check((pattern) => parseAddress(pattern) !== undefined, said('packAddress')),
);

const page = v.pipe(
  v.strictObject(
    {
      kind: v.picklist(['task', 'preview', 'training', 'overhead'], said('packKind')),
      at: address,
      needs: v.optional(needs),
      controls: v.optional(list(control, MOST_CONTROLS)),
      project: v.optional(v.strictObject(place, said('packUnknown'))),
      task: v.optional(v.strictObject(place, said('packUnknown'))),
      pay: v.optional(pay),
      refused: v.optional(selector),
      ended: v.optional(v.picklist(outcome.options, said('packOutcome'))),
    },
    said('packUnknown'),
  ),
  v.forward(
    v.check((one) => !fitsEverything(one), said('packLoose')),
    ['at'],
  ),
);

function fitsEverything(one: { at: string; needs?: { selector: string } | { label: string } }): boolean {
  const pattern = parseAddress(one.at);
  if (!pattern || !isLoose(pattern)) return false;
  return one.needs === undefined || ('selector' in one.needs && !isTelling(one.needs.selector));
}

/** One site, as a pack holds it: its id follows from its hosts. */
export const site = v.strictObject(
  {
    name: text(60),
    hosts: filled(v.pipe(v.string(said('packText')), v.check(isHost, said('packHost'))), MOST_HOSTS),
    http: v.optional(v.boolean(said('packYesNo'))),
    off: v.optional(v.boolean(said('packYesNo'))),
    pages: filled(page, MOST_PAGES),
  },
  said('packUnknown'),
);

export const pack = v.strictObject(
  {
    format: v.literal('piecerate-pack', said('packFormat')),
    version: v.literal(1, said('packVersion')),
    sites: filled(site, MOST_SITES),
  },
  said('packUnknown'),
);

/** An exact host name, as `location.hostname` has it: small letters, no wildcard, no port. */
export function isHost(host: string): boolean {
  if (host.length > LONGEST_HOST || !/^[a-z0-9.-]+$/.test(host)) return false;
  return URL.canParse(`https://${host}/`) && new URL(`https://${host}/`).hostname === host;
}
