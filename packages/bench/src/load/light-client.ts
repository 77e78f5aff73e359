import { WebSocket } from 'ws';
import { now } from './clock.ts';

export type LightOptions = {
  url: string;
  /** What the handshake carries; `null`: a bare WebSocket server, which greets with its first message. */
  auth: object | null;
  /** Every event with the moment it arrived (ms on the machine's clock). Without it nothing is parsed. */
  onEvent?: (name: string, args: unknown[], at: number) => void;
  onClose?: () => void;
};

type Answered = (answer: unknown) => void;

/** A Socket.IO client of sixty lines, so that the load costs little beside the server: Engine.IO 4 over one WebSocket. */
export class LightClient {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Answered>();
  readonly ready: Promise<number>;
  #acks = 0;

  constructor({ url, auth, onEvent, onClose }: LightOptions) {
    const begun = now();
    const path = auth === null ? '/ws' : '/ws/?EIO=4&transport=websocket';
    this.#socket = new WebSocket(`${url.replace(/^http/, 'ws')}${path}`, {
      perMessageDeflate: false,
      skipUTF8Validation: true,
      handshakeTimeout: 30_000,
    });
    this.ready = new Promise((resolve, reject) => {
      this.#socket.on('error', reject);
      this.#socket.on('close', () => {
        reject(new Error('closed'));
        onClose?.();
      });
      this.#socket.on('message', (data: Buffer) => {
        const text = data.toString();
        if (auth === null) resolve(now() - begun);
        else if (text === '2') this.#socket.send('3');
        else if (text.startsWith('0')) this.#socket.send(`40/forum,${JSON.stringify(auth)}`);
        else if (text.startsWith('44')) reject(new Error(text));
        else if (text.startsWith('43/forum,')) this.#answer(text.slice(9));
        else if (text.startsWith('42/forum,')) {
          const at = now();
          if (text.startsWith('["session:ready"', 9)) resolve(at - begun);
          if (!onEvent) return;
          const [name, ...args] = JSON.parse(text.slice(9)) as [string, ...unknown[]];
          onEvent(name, args, at);
        }
      });
    });
    this.ready.catch(() => undefined);
  }

  /** Sends a command whose answer nobody waits for. */
  send(name: string, input: object): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    this.#socket.send(`42/forum,${this.#acks++}${JSON.stringify([name, input])}`);
  }

  /** Sends a command and resolves with its answer. Rejects after `timeoutMs`. */
  ask(name: string, input: object, timeoutMs = 30_000): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = this.#acks;
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new Error(`no answer to ${name} in ${timeoutMs} ms`));
      }, timeoutMs);
      this.#waiting.set(id, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
      this.send(name, input);
    });
  }

  close(): void {
    this.#socket.removeAllListeners('close');
    this.#socket.on('error', () => undefined);
    this.#socket.close();
  }

  /** Ends it without a goodbye. */
  drop(): void {
    this.#socket.removeAllListeners('close');
    this.#socket.on('error', () => undefined);
    this.#socket.terminate();
  }

  #answer(text: string): void {
    const bracket = text.indexOf('[');
    const id = Number(text.slice(0, bracket));
    const answered = this.#waiting.get(id);
    this.#waiting.delete(id);
    answered?.((JSON.parse(text.slice(bracket)) as unknown[])[0]);
  }
}
