/**
 * `amount × numerator ÷ denominator` in whole numbers, rounded half to even: over many tasks the halves
 * cancel, so no worker's total drifts to one side. Arguments must be safe integers, `denominator` above 0.
 * `undefined` where the result is too large to be held exactly.
 */
export function mulDiv(amount: number, numerator: number, denominator: number): number | undefined {
  return divHalfEven(BigInt(amount) * BigInt(numerator), BigInt(denominator));
}

/** `dividend ÷ divisor` rounded half to even; `divisor` above 0. `undefined` beyond the safe integers. */
export function divHalfEven(dividend: bigint, divisor: bigint): number | undefined {
  const sign = dividend < 0n ? -1n : 1n;
  const size = dividend * sign;
  const whole = size / divisor;
  const twiceRest = (size % divisor) * 2n;
  const up = twiceRest > divisor || (twiceRest === divisor && whole % 2n === 1n);
  const result = Number((up ? whole + 1n : whole) * sign);
  return Number.isSafeInteger(result) ? result : undefined;
}

/** A duration as whole milliseconds, never above what was given; `undefined` for what is no duration. */
export function wholeMs(ms: number | undefined): number | undefined {
  if (ms === undefined || !(ms >= 0)) return undefined;
  const floored = Math.floor(ms);
  return Number.isSafeInteger(floored) ? floored : undefined;
}
