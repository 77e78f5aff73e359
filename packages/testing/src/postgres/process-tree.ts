import { execFileSync } from 'node:child_process';

/** A process and all that descend from it, children after their parent. */
export function processTree(root: number): number[] {
  const pairs = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8', timeout: 10_000 })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const tree = [root];
  for (const parent of tree) {
    for (const [pid, ppid] of pairs) if (pid !== undefined && ppid === parent) tree.push(pid);
  }
  return tree;
}

/** Sends a signal to a process and everything below it; those already gone are skipped. */
export function signalTree(root: number, name: NodeJS.Signals): void {
  for (const pid of processTree(root)) {
    try {
      process.kill(pid, name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}
