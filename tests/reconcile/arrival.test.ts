import { expect, test } from 'vitest';
import { arrivalFault } from '../../lib/reconcile/arrival';

test.each([
  ['2026-11-22', 'early'],
  ['2026-11-23', undefined],
  ['2026-11-25', undefined],
  ['2026-11-26', 'ahead'],
  ['0202-11-25', 'early'],
])('arrived on %s: %s', (arrivedOn, fault) => {
  expect(arrivalFault(arrivedOn, '2026-11-23', '2026-11-25')).toBe(fault);
});
