import type { CommandAnswer, CommandInput, CommandName, Namespace, SessionReadyPayload } from '@tidings/contracts';
import { Alarm } from '../shared/clock.ts';
import { homeNamespace } from '../shared/home-namespace.ts';
import {
  followNative,
  followResponse,
  type NativeSourceClass,
  nativeEventSource,
  type StreamEvents,
} from './event-stream.ts';
import { isTicket } from './guards.ts';
import { type Http, type HttpTransportOptions, httpOf, unreachable } from './http.ts';
import {
  type Connection,
  type ConnectionClose,
  type ConnectionContext,
  ConnectionError,
  type ConnectionEvents,
  type StampedCursor,
  type Transport,
} from './port.ts';
import { RestCommands } from './rest-commands.ts';
import { StreamLook } from './stream-look.ts';
import { parseFrame, streamPath } from './stream-wire.ts';
import { roomsOf } from './sync-results.ts';

export type SseOptions = HttpTransportOptions & {
  /**
   * A native `EventSource`, which is opened with a ticket; the browser's by default. `null`, or where there is none: a
   * fetched stream with the token in its header.
   */
  EventSource?: NativeSourceClass | null;
};

/** Server-sent events: news arrives live, everything else goes by REST. */
export function sseTransport(options: SseOptions): Transport {
  return { name: 'sse', open: (context, events) => new SseConnection(options, context, events) };
}

type Stream = { stamp: StampedCursor['stamp']; stop: () => void };

class SseConnection implements Connection {
  readonly transport = 'sse';
  readonly #options: SseOptions;
  readonly #context: ConnectionContext;
  readonly #events: ConnectionEvents;
  readonly #http: Http;
  readonly #commands: RestCommands;
  readonly #Source: NativeSourceClass | null;
  readonly #silence: Alarm;
  readonly #reopen: Alarm;
  readonly #look: StreamLook;
  /** The stream that brings the news, and the one that is to take over from it. */
  #live: Stream | null = null;
  #next: Stream | null = null;
  #closed = false;

  constructor(options: SseOptions, context: ConnectionContext, events: ConnectionEvents) {
    const { clock } = options;
    this.#options = options;
    this.#Source = options.EventSource === undefined ? nativeEventSource() : options.EventSource;
    this.#context = context;
    this.#events = events;
    this.#http = httpOf(options, () => context.token());
    this.#commands = new RestCommands(this.#http, context.deviceId, {
      heartbeat: (look) => this.#beat(look),
      'presence:update': ({ status }) => this.#look.setStatus(status),
      'presence:watch': ({ userIds }) => this.#look.setWatched(userIds),
      'auth:refresh': async () => {
        this.#reopen.set(0);
        return { ok: true, expiresAt: new Date(0).toISOString() };
      },
    });
    this.#look = new StreamLook(this.#commands);
    this.#silence = new Alarm(clock, () => this.#fail({ kind: 'lost', reason: 'silence' }));
    this.#reopen = new Alarm(clock, () => void this.#open());
    this.#reopen.set(0);
  }

  async prepare() {
    if (this.#closed) throw new ConnectionError('closed');
  }

  async request<N extends CommandName>(_: Namespace, name: N, input: CommandInput<N>): Promise<CommandAnswer<N>> {
    if (this.#closed) throw new ConnectionError('closed');
    const answer = await this.#commands.request(name, input);
    // A stream has the rooms it was opened with: another one takes them over, and only then the old one ends.
    if (name === 'subscribe' && answer.ok) this.#reopen.setIfIdle(50);
    return answer;
  }

  close() {
    this.#closed = true;
    this.#silence.clear();
    this.#reopen.clear();
    this.#commands.close();
    this.#live?.stop();
    this.#next?.stop();
  }

  /** Opens a stream where the rooms stand now; a stream that is open goes on until the new one has begun. */
  async #open() {
    this.#next?.stop();
    const { text, stamp } = this.#context.cursor();
    const abort = new AbortController();
    const stream: Stream = { stamp, stop: () => abort.abort() };
    this.#next = stream;
    const on: StreamEvents = {
      message: (name, data) => this.#message(stream, name, data),
      alive: () => {
        if (stream === this.#live) this.#listen();
      },
      ended: (close) => this.#ended(stream, close),
    };
    const Source = this.#Source;
    const query = { cursor: text, deviceId: this.#context.deviceId };
    const opened = Source ? await this.#ticket(text) : await this.#http.stream(streamPath(query), abort.signal);
    if (this.#next !== stream || this.#closed) return stream.stop();
    if (!opened.ok) return this.#ended(stream, opened.close);
    if (Source && typeof opened.body === 'string') {
      stream.stop = followNative(Source, `${this.#options.url}${streamPath({ ticket: opened.body })}`, on);
    } else if (opened.body instanceof Response) void followResponse(opened.body, on);
  }

  async #ticket(cursor: string | undefined) {
    const body = { rooms: roomsOf(cursor), deviceId: this.#context.deviceId, ...(cursor ? { cursor } : {}) };
    const answer = await this.#http.call('POST /api/realtime/ticket', { body });
    if (!answer.ok) return answer;
    return isTicket(answer.body) ? { ok: true as const, body: answer.body.ticket } : unreachable('unreadable answer');
  }

  #message(stream: Stream, name: string, data: string) {
    const parsed = parseFrame(data);
    if (this.#closed || !parsed || (stream !== this.#live && stream !== this.#next)) return;
    const [payload, meta] = parsed;
    // Its place may have been taken by the stream that replaces it.
    if (name === 'session:evicted' && stream === this.#live && this.#next) return;
    if (name !== 'session:ready') return this.#events.packet(name, payload, meta);
    const first = this.#live === null;
    this.#live?.stop();
    this.#live = stream;
    this.#next = null;
    this.#listen();
    const ready = payload as SessionReadyPayload;
    this.#look.opened(ready.connectionId);
    if (first) this.#events.ready(homeNamespace, ready, stream.stamp);
    else this.#events.results(ready.rooms, stream.stamp);
  }

  #ended(stream: Stream, close: ConnectionClose) {
    if (stream === this.#next) this.#next = null;
    else if (stream !== this.#live || this.#next) return;
    if (this.#live && stream !== this.#live && close.kind === 'lost')
      this.#reopen.set(this.#options.timing.syncRetryMaxMs);
    else this.#fail(close);
  }

  /** The tail of the streams by an ordinary request; it also shows that the server can still be reached. */
  async #beat(look: CommandInput<'heartbeat'>): Promise<CommandAnswer<'heartbeat'>> {
    this.#look.setLook(look);
    const { text, stamp } = this.#context.cursor();
    const answer = await this.#commands.pages(text, roomsOf(text));
    if (!answer.ok) return answer.refusal;
    this.#events.results(answer.body.results(), stamp);
    return { ok: true, epoch: answer.body.epoch, rooms: answer.body.heads(), serverTime: this.#http.date };
  }

  #listen() {
    const { heartbeatMs, heartbeatTimeoutMs } = this.#options.timing;
    // A native source hides the comments that keep a stream alive; there the heartbeat alone finds a dead one.
    if (!this.#Source) this.#silence.set(heartbeatMs + heartbeatTimeoutMs);
  }

  #fail(close: ConnectionClose) {
    if (this.#closed) return;
    this.close();
    this.#events.closed(close);
  }
}
