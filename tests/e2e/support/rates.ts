import { expect } from 'vitest';
import type { RateFigure } from '../../../lib/books/types.ts';
import { type Moment, SLACK_MS } from './moments.ts';

const HOUR_MS = 3_600_000;

/** Checks one rate in dollars: so much money over the time between two moments. */
export function expectRate(rates: readonly RateFigure[], micros: number, from: Moment, to: Moment): void {
  expect(rates).toMatchObject([{ currency: 'USD' }]);
  const [rate] = rates;
  const perHour = (ms: number) => (micros * HOUR_MS) / ms;
  const shortestMs = Math.max(1, to.fromAt - from.toAt - SLACK_MS);
  expect(rate?.highMicros).toBeLessThanOrEqual(perHour(shortestMs));
  expect(rate?.highMicros).toBeGreaterThanOrEqual(perHour(to.toAt - from.fromAt + SLACK_MS));
}
