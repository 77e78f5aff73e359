import { backoffMs } from './backoff.ts';
import { now, wait } from './clock.ts';
import { LightClient } from './light-client.ts';
import type { Back, Opened, Return, Who } from './orders.ts';

/** A reader acknowledges half a second to two seconds later (PROTOCOL §6), so that they do not come in one wave. */
const ackAfterMs = () => 500 + Math.random() * 1500;

/** How long a client gives one try, as the protocol's clients do. */
const TRY_MS = 8000;

function authOf(who: Who, index: number): object | null {
  if (who.kind === 'websocket') return null;
  if (who.kind === 'bare') return { room: who.room };
  const { tokens, cursors = [] } = who;
  const token = tokens[index % tokens.length];
  const cursor = cursors[index % cursors.length];
  return { token, deviceId: `bench-device-${index}`, protocol: 1, ...(cursor ? { cursor } : {}) };
}

/** Runs `work` for 0 … count-1, `width` at a time. */
export async function spread(count: number, width: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < count; index = next++) await work(index);
  };
  await Promise.all(Array.from({ length: Math.min(width, count) }, worker));
}

/** The connections of one kind that one load process holds. */
export class Crowd {
  readonly #who: Who;
  readonly #from: number;
  #clients: LightClient[] = [];
  #url: string;
  #event = '';
  #seen = 0;
  #last = 0;
  #whole: (() => void) | null = null;
  #back: Promise<Back> | null = null;
  #bySlot = false;
  /** Somebody's server went, or asked to go: `afterMs` is the moment it gave. */
  #onGone: (index: number, afterMs: number | null) => void = () => undefined;

  constructor(who: Who, url: string, from: number) {
    this.#who = who;
    this.#url = url;
    this.#from = from;
  }

  async open(count: number, width: number): Promise<Opened> {
    const readyMs: number[] = [];
    await spread(count, width, async (index) => {
      const client = this.#connect(index);
      this.#clients[index] = client;
      readyMs.push(await client.ready);
    });
    return { readyMs };
  }

  /** Joins a room with all of them; resolves when every one was answered. */
  async subscribe(room: string): Promise<void> {
    await spread(this.#clients.length, 32, async (index) => {
      const answer = await this.#clients[index]?.ask('subscribe', { rooms: [{ room }] });
      if (!(answer as { ok?: boolean })?.ok) throw new Error(`not let into ${room}: ${JSON.stringify(answer)}`);
    });
  }

  /** From now on arrivals of this event are counted. */
  arm(event: string): void {
    this.#event = event;
    this.#seen = 0;
    this.#last = 0;
  }

  /** Resolves with the moment the last one of all had it. */
  async arrived(timeoutMs: number): Promise<{ last: number }> {
    if (this.#seen < this.#clients.length) {
      const whole = new Promise<void>((resolve) => {
        this.#whole = resolve;
      });
      await within(whole, timeoutMs, () => `${this.#seen} of ${this.#clients.length} had ${this.#event}`);
    }
    return { last: this.#last };
  }

  /** From now on each comes back by itself when its server goes; `returned` says how that went. */
  storm({ url, by }: Return, timeoutMs: number): void {
    const result: Back = { at: [], afterSlotMs: [], tries: 0 };
    const count = this.#clients.length;
    const away = new Set<number>();
    this.#url = url;
    const all = new Promise<void>((resolve) => {
      this.#onGone = (index, afterMs) => {
        if (away.has(index)) return;
        away.add(index);
        void this.#comeBack(index, afterMs, result).then(() => {
          if (result.at.length === count) resolve();
        });
      };
    });
    this.#bySlot = by === 'slot';
    // Who is not back by then is missing in the result.
    this.#back = within(all, timeoutMs, () => 'not all').then(
      () => result,
      () => result,
    );
  }

  /** Tries until it is in; the last try counts. */
  async #comeBack(index: number, firstAfterMs: number | null, result: Back): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      await wait((attempt === 0 ? firstAfterMs : null) ?? backoffMs(attempt));
      const slot = now();
      this.#clients[index]?.close();
      const client = this.#connect(index);
      this.#clients[index] = client;
      result.tries += 1;
      const came = await Promise.race([client.ready.then(() => true).catch(() => false), wait(TRY_MS)]);
      if (came) {
        result.at.push(now());
        result.afterSlotMs.push(now() - slot);
        return;
      }
      client.drop();
    }
  }

  async returned(): Promise<Back> {
    if (!this.#back) throw new Error('no storm was begun');
    const back = await this.#back;
    this.#onGone = () => undefined;
    return back;
  }

  close(): void {
    this.#onGone = () => undefined;
    for (const client of this.#clients) client.close();
    this.#clients = [];
  }

  #connect(index: number): LightClient {
    return new LightClient({
      url: this.#url,
      auth: authOf(this.#who, this.#from + index),
      onClose: () => this.#onGone(index, null),
      onEvent: (name, args, at) => this.#heard(index, name, args, at),
    });
  }

  #heard(index: number, name: string, args: unknown[], at: number): void {
    if (name === 'server:draining' && this.#bySlot) {
      this.#onGone(index, (args[0] as { returnAfterMs: number }).returnAfterMs);
    }
    if (name !== this.#event) return;
    this.#seen += 1;
    this.#last = at;
    if (this.#seen === this.#clients.length) this.#whole?.();
    const { room, offset } = args[1] as { room: string; offset?: number };
    if (offset !== undefined)
      setTimeout(() => this.#clients[index]?.send('ack', { acks: [[room, offset]] }), ackAfterMs());
  }
}

async function within<T>(work: Promise<T>, timeoutMs: number, what: () => string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what()} in ${timeoutMs} ms`)), timeoutMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
