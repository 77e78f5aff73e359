import { WebSocket } from 'ws';

export type LightOptions = {
  url: string;
  auth: object;
  /** Every event with the moment it arrived (performance.now, ms). */
  onEvent: (name: string, args: unknown[], at: number) => void;
};

/** A Socket.IO client of forty lines, so that the load costs little beside the server: Engine.IO 4 over one WebSocket. */
export class LightClient {
  readonly #socket: WebSocket;
  readonly ready: Promise<number>;
  #acks = 0;

  constructor(options: LightOptions) {
    const begun = performance.now();
    const base = options.url.replace(/^http/, 'ws');
    this.#socket = new WebSocket(`${base}/ws/?EIO=4&transport=websocket`, {
      perMessageDeflate: false,
      skipUTF8Validation: true,
    });
    this.ready = new Promise((resolve, reject) => {
      this.#socket.on('error', reject);
      this.#socket.on('close', () => reject(new Error('closed')));
      this.#socket.on('message', (data: Buffer) => {
        const text = data.toString();
        if (text === '2') this.#socket.send('3');
        else if (text.startsWith('0')) this.#socket.send(`40/forum,${JSON.stringify(options.auth)}`);
        else if (text.startsWith('44')) reject(new Error(text));
        else if (text.startsWith('42/forum,')) {
          const at = performance.now();
          const [name, ...args] = JSON.parse(text.slice(9)) as [string, ...unknown[]];
          if (name === 'session:ready') resolve(at - begun);
          options.onEvent(name, args, at);
        }
      });
    });
    this.ready.catch(() => undefined);
  }

  send(name: string, input: object): void {
    this.#socket.send(`42/forum,${this.#acks++}${JSON.stringify([name, input])}`);
  }

  close(): void {
    this.#socket.removeAllListeners('close');
    this.#socket.on('error', () => undefined);
    this.#socket.close();
  }
}
