import type { CommandAnswer, CommandInput, CommandName, Refusal } from '@tidings/contracts';
import type { RouteInput } from '@tidings/contracts/rest';
import { isSyncAnswer } from './guards.ts';
import { type Http, type HttpAnswer, unreachable } from './http.ts';
import { cursorOf, SyncPages } from './sync-results.ts';

/** Pages asked for in a row; a room that misses more asks again. */
const MAX_PAGES = 8;

type Handlers = { [N in CommandName]?: (input: CommandInput<N>) => Promise<CommandAnswer<N>> };

/** Commands as REST requests, for the transports that only receive. */
export class RestCommands {
  readonly #http: Http;
  readonly #deviceId: string;
  readonly #handlers: Handlers;
  readonly #stop = new AbortController();

  constructor(http: Http, deviceId: string, overrides: Handlers = {}) {
    this.#http = http;
    this.#deviceId = deviceId;
    const rooms = async ({ rooms: asked }: CommandInput<'sync'>): Promise<CommandAnswer<'sync'>> => {
      const answer = await this.pages(
        cursorOf(asked),
        asked.map(({ room }) => room),
      );
      return answer.ok ? { ok: true, rooms: answer.body.results() } : answer.refusal;
    };
    const typing =
      (on: boolean) =>
      async ({ room }: { room: string }) =>
        done(await http.call('POST /api/realtime/typing', { body: { room, typing: on } }, this.#stop.signal));
    this.#handlers = {
      subscribe: rooms,
      sync: rooms,
      unsubscribe: async () => ({ ok: true }),
      ack: async ({ acks }) =>
        done(await http.call('POST /api/realtime/ack', { body: { acks, deviceId } }, this.#stop.signal)),
      'auth:refresh': async () => ({ ok: true, expiresAt: new Date(0).toISOString() }),
      'typing:start': typing(true),
      'typing:stop': typing(false),
      'presence:update': (input) => this.say('POST /api/realtime/presence', input),
      'presence:watch': (input) => this.watch(input),
      ...overrides,
    };
  }

  async request<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandAnswer<N>> {
    const handler = this.#handlers[name];
    if (handler) return (await handler(input as never)) as CommandAnswer<N>;
    return { ok: false, code: 'UNAVAILABLE', message: 'Not on this connection.' };
  }

  /** Says how a stream is seen, or whether it can be. */
  async say<R extends 'POST /api/realtime/presence' | 'POST /api/realtime/heartbeat'>(
    route: R,
    body: RouteInput<R>['body'],
  ): Promise<Done> {
    return done(await this.#http.call(route, { body } as RouteInput<R>, this.#stop.signal));
  }

  /** Whom a stream watches; without its id it is only answered who is there. */
  async watch(body: RouteInput<'POST /api/realtime/presence/watch'>['body']): Promise<CommandAnswer<'presence:watch'>> {
    const answer = await this.#http.call('POST /api/realtime/presence/watch', { body }, this.#stop.signal);
    if (!answer.ok) return answer.refusal;
    return Array.isArray(answer.body?.people)
      ? { ok: true, people: answer.body.people }
      : unreachable('unreadable answer').refusal;
  }

  /** Everything after a cursor, page by page. */
  async pages(cursor: string | undefined, rooms: readonly string[]): Promise<HttpAnswer<SyncPages>> {
    const pages = new SyncPages(rooms);
    let from = cursor;
    for (let n = 0; n < MAX_PAGES; n += 1) {
      const body = { deviceId: this.#deviceId, ...(from === undefined ? {} : { cursor: from }) };
      const answer = await this.#http.call('POST /api/sync', { body }, this.#stop.signal);
      if (!answer.ok) return answer;
      if (!isSyncAnswer(answer.body)) return unreachable('unreadable answer');
      pages.add(answer.body);
      from = answer.body.cursor;
      if (!answer.body.more) break;
    }
    return { ok: true, body: pages };
  }

  close() {
    this.#stop.abort();
  }
}

type Done = { ok: true } | Refusal;
const done = (answer: HttpAnswer<unknown>): Done => (answer.ok ? { ok: true } : answer.refusal);
