import type { Money } from '../rates/types';

/**
 * An amount in dollars at the start of a text, as this family alone prints it: `$1,234.50`. The parser of all
 * currencies would be a tenth of what a page may load.
 */
export function dollarsAtStart(text: string): Money | undefined {
  const [, units = '', cents = ''] =
    /^\$(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d\d?))?(?![\d,]|\.\d)/.exec(text) ?? [];
  const amountMicros = Number(units.replaceAll(',', '') + cents.padEnd(2, '0')) * 10_000;
  return units !== '' && Number.isSafeInteger(amountMicros) ? { amountMicros, currency: 'USD' } : undefined;
}
