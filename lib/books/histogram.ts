/**
 * Task times by logarithm: four bins to a doubling, from one second (bin 0 takes what is shorter) to three
 * days. A figure read from it is off by a bin at most, a factor of 2^(1/4): 19 %; within a bin times are
 * taken as evenly spread, which brings a median of tens of tasks to a few percent.
 */
export const BINS = 72;
const BINS_PER_DOUBLING = 4;

/** The bin of a task time. */
export function binOf(ms: number): number {
  if (ms < 1_000) return 0;
  return Math.min(BINS - 1, Math.floor(BINS_PER_DOUBLING * Math.log2(ms / 1_000)));
}

/** The shortest time of a bin, in ms. */
export function binFloorMs(bin: number): number {
  return 1_000 * 2 ** (bin / BINS_PER_DOUBLING);
}

/** The time that a share of all tasks (0 to 1) lies below; `undefined` without tasks. */
export function quantileMs(histogram: readonly number[], share: number): number | undefined {
  const count = histogram.reduce((sum, n) => sum + n, 0);
  if (count <= 0) return undefined;
  let left = count * share;
  for (let bin = 0; bin < histogram.length; bin++) {
    const inBin = histogram[bin] ?? 0;
    if (inBin > 0 && left <= inBin) {
      const floor = bin === 0 ? 0 : binFloorMs(bin);
      return Math.round(floor + (binFloorMs(bin + 1) - floor) * (left / inBin));
    }
    left -= inBin;
  }
  return undefined;
}
