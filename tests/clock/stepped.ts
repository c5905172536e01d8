import type { ClockEvent } from '../../lib/clock/state';
import type { Told } from './oracle';
import type { Script } from './script';

/** Clocks less than this apart are taken for one: a report can wait as long for a worker that starts. */
const ALIKE_MS = 30_000;

/**
 * Where the wall clock is set, it still places what happened, and nobody can say where that was: but what was worked
 * in a page lasted as long as it did: for how long, for each task.
 */
export function worked(told: readonly Told[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { platform, project, key, segments } of told)
    for (const { kind, startAt, endAt } of segments) {
      if (kind !== 'work' && kind !== 'training') continue;
      const name = `${platform} ${key ?? project}`;
      sums.set(name, (sums.get(name) ?? 0) + endAt - startAt);
    }
  return sums;
}

/**
 * Says what is wrong with a day on which the wall clock was set. Steps that are taken for none may give or take as much
 * each time that attention moves.
 */
export function wrongAfterSteps(
  script: Script,
  truth: readonly Told[],
  told: readonly Told[],
): string | undefined {
  const steps = script.acts.flatMap((act) => (act.do === 'step' ? [Math.abs(act.by)] : []));
  const small = steps.filter((by) => by <= ALIKE_MS).reduce((sum, by) => sum + by, 0);
  const moves = script.acts.filter(({ do: what }) => what === 'attn' || what === 'close').length;
  const [real, said] = [worked(truth), worked(told)];
  for (const name of new Set([...real.keys(), ...said.keys()])) {
    const offMs = (said.get(name) ?? 0) - (real.get(name) ?? 0);
    if (Math.abs(offMs) > small * moves) return `${name}: ${offMs} ms off`;
  }
  return undefined;
}

/** What the wall shows at the end. */
export const wallAt = (events: readonly ClockEvent[], endAt: number) => events.at(-1)?.at ?? endAt;
