import { readdirSync, readFileSync } from 'node:fs';

/** The parent of a process; `undefined` where it is gone. */
function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name before it stands in brackets and may hold anything: what follows the last one counts.
    const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(parent);
  } catch {
    return undefined;
  }
}

/** A process with all that it started, and they in turn: as they are now. */
function treeOf(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) ? parentOf(Number(name)) : undefined;
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const tree = [root];
  for (const pid of tree) tree.push(...(children.get(pid) ?? []));
  return tree;
}

function signal(pids: readonly number[], name: 'SIGSTOP' | 'SIGCONT'): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // It ended in between.
    }
  }
}

/**
 * Stops a process and all its descendants while `meanwhile` runs, as a machine's sleep stops them; only the
 * clocks run on. Returns for how long they all stood, in ms.
 */
export async function frozen(root: number, meanwhile: () => Promise<void>): Promise<number> {
  const stopped = new Set<number>();
  for (;;) {
    const started = treeOf(root).filter((pid) => !stopped.has(pid));
    if (started.length === 0) break;
    signal(started, 'SIGSTOP');
    for (const pid of started) stopped.add(pid);
  }
  const from = performance.now();
  try {
    await meanwhile();
    return performance.now() - from;
  } finally {
    signal([...stopped].reverse(), 'SIGCONT');
  }
}
