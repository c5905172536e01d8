/**
 * Shares whole micros out by weight; the parts add up to the total exactly. What rounding leaves goes to those who
 * lost most by it, the first among equals. Without any weight all get the same.
 */
export function shared(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + BigInt(b), 0n);
  const parts = sum > 0n ? weights.map(BigInt) : weights.map(() => 1n);
  const whole = sum > 0n ? sum : BigInt(weights.length);
  const size = BigInt(Math.abs(total));
  const shares = parts.map((weight, i) => ({
    i,
    share: (size * weight) / whole,
    left: (size * weight) % whole,
  }));
  let rest = Number(size - shares.reduce((a, { share }) => a + share, 0n));
  for (const one of shares.toSorted((a, b) => (a.left === b.left ? a.i - b.i : a.left > b.left ? -1 : 1))) {
    if (rest === 0) break;
    one.share += 1n;
    rest -= 1;
  }
  return shares.map(({ share }) => (total < 0 ? 0 - Number(share) : Number(share)));
}
