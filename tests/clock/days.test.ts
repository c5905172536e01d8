import fc from 'fast-check';
import { expect, it } from 'vitest';
import { KINDS } from './catalogue';
import { check } from './check';
import { days } from './days';

/** Per kind of day; six kinds make 21,000. `npm run soak` plays many more, of other seeds; `npm run mutants` fewer. */
const DAYS = Number(process.env.DAYS_PER_KIND ?? 3_500);

it.each(KINDS.map((features) => [features.join(', '), features] as const))(
  'the clock and the oracle agree on days with %s',
  (_, features) => {
    const result = fc.check(fc.property(days(features), check), { numRuns: DAYS, seed: 1 });
    expect(result.failed, String(result.errorInstance)).toBe(false);
  },
  180_000,
);
