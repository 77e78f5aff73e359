import { readFileSync } from 'node:fs';
import { birthMark, commandLine } from '../../packages/db/src/embedded/index.ts';

const runner = /(^|[/\s])(npm|npx|pnpm|corepack)([\s.]|$)|^(\/\S*\/)?(ba|da)?sh -c /;

function parentOf(pid: number): number {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** The package runners this process was started through, nearest first: npx, pnpm and the shells between them. */
export function runnersAbove(): { pid: number; born: string | undefined }[] {
  const chain: { pid: number; born: string | undefined }[] = [];
  let pid = process.ppid;
  while (pid > 1 && (chain.length === 0 || runner.test(commandLine(pid)))) {
    if (!runner.test(commandLine(pid))) break;
    chain.push({ pid, born: birthMark(pid) });
    pid = parentOf(pid);
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
