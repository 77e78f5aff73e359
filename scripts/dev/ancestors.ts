import { readFileSync } from 'node:fs';
import { birthMark, commandLine } from '@tidings/db/embedded';

const runner = /(^|[/\s])(npm|npx|pnpm|corepack)([\s.]|$)/;
/** Shells the runners put between them: `sh -c "…"`, and the small script that stands for Node in node_modules/.bin. */
const between = /^(\S*\/)?(ba|da)?sh (-c |\S*node_modules\/\.bin\/)/;

interface Ancestor {
  pid: number;
  born: string | undefined;
}

function parentOf(pid: number): number {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/**
 * The package runners this process was started through, nearest first. A shell above the last runner is the person's own:
 * it may go while this goes on in the background.
 */
export function runnersAbove(): Ancestor[] {
  const chain: Ancestor[] = [];
  const shells: Ancestor[] = [];
  for (let pid = process.ppid; pid > 1; pid = parentOf(pid)) {
    const line = commandLine(pid);
    const isRunner = runner.test(line);
    if (!isRunner && !between.test(line)) break;
    shells.push({ pid, born: birthMark(pid) });
    if (isRunner) chain.push(...shells.splice(0));
  }
  return chain;
}

/** Calls back once when one of the runners has gone: nobody is left who could pass Ctrl-C on. */
export function onRunnerGone(callback: () => void): void {
  const chain = runnersAbove();
  const timer = setInterval(() => {
    if (chain.every(({ pid, born }) => birthMark(pid) === born)) return;
    clearInterval(timer);
    callback();
  }, 500);
  timer.unref();
}
