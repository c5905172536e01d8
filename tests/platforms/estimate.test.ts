import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countdown, upperEstimate } from '../../lib/platforms/estimate-text';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

describe('an estimate of a task’s time', () => {
  it.each<[text: string, ms: number | undefined]>([
    ['2 - 3 minutes', 3 * MINUTE],
    ['6–8 minutes', 8 * MINUTE],
    ['6\u2009—\u20098\u00a0minutes', 8 * MINUTE],
    ['0.5 - 1 minute', MINUTE],
    ['1 minute', MINUTE],
    ['1.0 minutes', MINUTE],
    ['2,5 min', 2.5 * MINUTE],
    ['2,5 min.', 2.5 * MINUTE],
    ['2,5 Minuten', 2.5 * MINUTE],
    ['3 minuti', 3 * MINUTE],
    ['3 минуты', 3 * MINUTE],
    ['1 minute 30 seconds', 90 * SECOND],
    ['1 minute, 30 seconds', 90 * SECOND],
    ['1 Min 30 Sec', 90 * SECOND],
    ['1 Minute 30 Sekunden', 90 * SECOND],
    ['1 minuto 30 segundos', 90 * SECOND],
    ['5-15 seconds', 15 * SECOND],
    ['1 hour 5 minutes', 65 * MINUTE],
    [' 45 seconds ', 45 * SECOND],
    ['3 - 2 minutes', undefined],
    ['0 minutes', undefined],
    ['30 seconds 1 minute', undefined],
    ['1 minute 2 minutes', undefined],
    ['about 3 minutes', undefined],
    ['3 minutes or so', undefined],
    ['3 months', undefined],
    ['3', undefined],
    ['2 - 3', undefined],
    ['99999 minutes', undefined],
    ['30 hours', undefined],
    ['-3 minutes', undefined],
    ['', undefined],
  ])('%j', (text, ms) => expect(upperEstimate(text)).toBe(ms));

  it('is what was written, however it was written', () => {
    const minutes = fc.integer({ min: 1, max: 600 });
    const dash = fc.constantFrom('-', ' - ', '–', ' — ');
    fc.assert(
      fc.property(
        minutes,
        minutes,
        dash,
        fc.constantFrom('minutes', 'min', 'Minuten', 'мин'),
        (a, b, to, unit) => {
          const [low, high] = a < b ? [a, b] : [b, a];
          expect(upperEstimate(`${low}${to}${high} ${unit}`)).toBe(high * MINUTE);
        },
      ),
    );
  });

  it('is positive or unknown, whatever the text', () => {
    const words = fc.constantFrom('1', '23', ' ', ',', '.', '-', 'minute', 'sec', 'h', 'х');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((all) => all.join('')),
        ),
        (text) => {
          const ms = upperEstimate(text);
          expect(ms === undefined || (Number.isSafeInteger(ms) && ms > 0)).toBe(true);
        },
      ),
    );
  });
});

describe('a countdown', () => {
  it.each<[text: string, ms: number | undefined]>([
    ['14:59', 15 * MINUTE - SECOND],
    ['90:00', 90 * MINUTE],
    ['0:00', 0],
    ['1:14:59', 75 * MINUTE - SECOND],
    ['01:05:00', 65 * MINUTE],
    ['14:60', undefined],
    ['1:75:00', undefined],
    ['1:5:00', undefined],
    ['1:00:00:00', undefined],
    ['14', undefined],
    ['14:59 left', undefined],
    ['', undefined],
  ])('%j', (text, ms) => expect(countdown(text)).toBe(ms));
});
