import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { cpus, setPriority } from 'node:os';
import { join } from 'node:path';
import type { Answers, Asked, Order, Reply } from './orders.ts';

/** Load gives way to who measures: a bystander must not wait on its own core for the readers. */
const NICE = 10;

function giveWay(pid: number): void {
  setPriority(pid, NICE);
  const last = cpus().length - 1;
  // Off the servers' core, where the machine lets us choose.
  if (last > 0) spawnSync('taskset', ['-acp', `1-${last}`, String(pid)], { stdio: 'ignore', timeout: 5000 });
}

type Waiting = { resolve: (answer: unknown) => void; reject: (error: Error) => void; timer: NodeJS.Timeout };

/** One child process with connections, driven by orders. It ends when this process does. */
export class LoadProcess {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  #orders = 0;

  constructor() {
    this.#child = fork(join(import.meta.dirname, 'worker.ts'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    if (this.#child.pid !== undefined) giveWay(this.#child.pid);
    this.#child.on('message', (reply: Reply) => this.#answered(reply));
    this.#child.on('error', (error) => this.#fail(error));
    this.#child.on('exit', (code, signal) => this.#fail(new Error(`a load process ended with ${code ?? signal}`)));
  }

  /** Gives an order and resolves with its answer. Rejects with what went wrong, or after `timeoutMs`. */
  order<D extends Order['do']>(order: Extract<Order, { do: D }>, timeoutMs: number): Promise<Answers[D]> {
    return new Promise((resolve, reject) => {
      this.#orders += 1;
      const id = this.#orders;
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new Error(`${order.do}: no answer of a load process in ${timeoutMs} ms`));
      }, timeoutMs);
      this.#waiting.set(id, { resolve: (answer) => resolve(answer as Answers[D]), reject, timer });
      this.#child.send({ id, order } as Asked, (error) => error && this.#fail(error));
    });
  }

  stop(): void {
    this.#child.removeAllListeners('exit');
    this.#child.kill('SIGKILL');
    this.#fail(new Error('stopped'));
  }

  #answered(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (!waiting) return;
    clearTimeout(waiting.timer);
    if ('error' in reply) waiting.reject(new Error(reply.error));
    else waiting.resolve(reply.answer);
  }

  #fail(error: Error): void {
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.#waiting.clear();
  }
}
