import { parseMoney } from '../rates/parse-money';
import type { Money } from '../rates/types';

/** A currency's mark or code, a number, and either of them behind it; parts of a word are none. */
const AMOUNT =
  /(?<![\p{L}\d.,])(?:[A-Z]{3} ?)?(?:[A-Z]{0,2}\$|[€£₹₽₺₱₴₦]|zł)? ?\d[\d.,]{0,14}(?: ?(?:[€£₹₽₺₱₴₦$]|zł))?(?: ?[A-Z]{3}(?![\p{L}]))?/gu;

/** No line with an amount in it is longer. */
const LONGEST = 200;

/** The one amount that a line holds: `Pays $0.12 per task`. `undefined` where there are none, or two. */
export function moneyIn(line: string): Money | undefined {
  const whole = parseMoney(line);
  if (whole || line.length > LONGEST) return whole;
  const found = [...line.matchAll(AMOUNT)].flatMap(
    ([text]) => parseMoney(text.trim().replace(/[.,]+$/, '')) ?? [],
  );
  return found.length === 1 ? found[0] : undefined;
}
