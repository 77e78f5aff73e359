import type { Refusal } from '@tidings/contracts';
import { type ErrorCode, isErrorCode, routeRequest } from '@tidings/contracts/plain';
import type { Route, RouteAnswer, RouteInput } from '@tidings/contracts/rest';
import { type Clock, withTimeout } from '../shared/clock.ts';
import type { Timing } from '../shared/config.ts';
import { retryAfterMs } from './capacity.ts';
import { isObject, isTime } from './guards.ts';
import type { ConnectionClose } from './port.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export type HttpOptions = {
  /** The origin of the server; `''` is the page's own. */
  url: string;
  clock: Clock;
  timeoutMs: number;
  fetch: Fetch;
  headers?: Record<string, string>;
  token(): string;
};

/** What the transports below sockets need: where the server is, and how long it may take. */
export type HttpTransportOptions = {
  /** The origin of the server; `''` is the page's own. */
  url: string;
  timing: Timing;
  clock: Clock;
  fetch?: Fetch;
  headers?: Record<string, string>;
};

/** The requests of a transport; each carries the token of its moment. */
export const httpOf = ({ url, clock, timing, headers, ...options }: HttpTransportOptions, token: () => string): Http =>
  new Http({
    url,
    clock,
    token,
    timeoutMs: timing.requestTimeoutMs,
    fetch: options.fetch ?? ((input, init) => fetch(input, init)),
    ...(headers ? { headers } : {}),
  });

export type HttpAnswer<T> = { ok: true; body: T } | { ok: false; close: ConnectionClose; refusal: Refusal };

/** The REST operations a connection needs on the fallbacks. Never rejects. */
export class Http {
  readonly #options: HttpOptions;
  /** The `Date` of the last answer; empty where the page may not read it. */
  date = '';

  constructor(options: HttpOptions) {
    this.#options = options;
  }

  /** Calls an operation by its route; aborted by the signal or after the timeout. */
  async call<R extends Route>(
    route: R,
    input: RouteInput<R>,
    signal?: AbortSignal,
  ): Promise<HttpAnswer<RouteAnswer<R>>> {
    const { clock, timeoutMs } = this.#options;
    const stop = new AbortController();
    const abort = () => stop.abort();
    signal?.addEventListener('abort', abort, { once: true });
    try {
      const request = this.#exchange<RouteAnswer<R>>(route, input as object, stop.signal);
      return await withTimeout(clock, request, timeoutMs, route);
    } catch (error) {
      stop.abort();
      return unreachable(error instanceof Error ? error.message : 'network');
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  /** Opens a stream of events. The answer is the response itself, or why there is none. */
  async stream(path: string, signal: AbortSignal): Promise<HttpAnswer<Response>> {
    const { clock, timeoutMs } = this.#options;
    try {
      const opening = this.#fetch('GET', path, { Accept: 'text/event-stream' }, undefined, signal);
      const response = await withTimeout(clock, opening, timeoutMs, path);
      return response.status === 200 ? { ok: true, body: response } : await refused(response);
    } catch (error) {
      return unreachable(error instanceof Error ? error.message : 'network');
    }
  }

  async #exchange<T>(route: Route, input: object, signal: AbortSignal): Promise<HttpAnswer<T>> {
    const { method, url } = routeRequest(route, input);
    const { body } = input as { body?: unknown };
    const headers: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' };
    const text = body === undefined ? undefined : JSON.stringify(body);
    const response = await this.#fetch(method, url, headers, text, signal);
    if (!response.ok) return refused(response);
    return { ok: true, body: (response.status === 204 ? undefined : await response.json()) as T };
  }

  async #fetch(
    method: string,
    path: string,
    headers: Record<string, string>,
    body: string | undefined,
    signal: AbortSignal,
  ) {
    const all = { ...this.#options.headers, ...headers, Authorization: `Bearer ${this.#options.token()}` };
    const response = await this.#options.fetch(`${this.#options.url}${path}`, {
      method,
      headers: all,
      credentials: 'include',
      cache: 'no-store',
      signal,
      ...(body === undefined ? {} : { body }),
    });
    this.date = response.headers.get('Date') ?? '';
    return response;
  }
}

/** No answer, or none that can be read. */
export function unreachable(reason: string): { ok: false; close: ConnectionClose; refusal: Refusal } {
  const refusal: Refusal = { ok: false, code: 'UNAVAILABLE', message: 'The server did not answer.' };
  return { ok: false, close: { kind: 'lost', reason }, refusal };
}

const terminal = new Set<ErrorCode>([
  'AUTH_REQUIRED',
  'AUTH_INVALID',
  'AUTH_EXPIRED',
  'SESSION_REVOKED',
  'FORBIDDEN',
  'ORIGIN_REFUSED',
  'SUSPENDED',
  'EVICTED',
  'PROTOCOL_UNSUPPORTED',
]);

/** Reads the error of a refused request: of the API, or of a full server, which answers without the envelope. */
async function refused(response: Response): Promise<{ ok: false; close: ConnectionClose; refusal: Refusal }> {
  const body: unknown = await response.json().catch(() => null);
  const bare = isObject(body) ? body : {};
  const error = isObject(bare.error) ? bare.error : {};
  const code = [error.code, bare.code].find(isErrorCode) ?? 'UNAVAILABLE';
  const message = typeof error.message === 'string' ? error.message : response.statusText;
  const wait = isTime(error.retryAfterMs) ? error.retryAfterMs : retryAfterMs(response.headers.get('Retry-After'));
  const refusal: Refusal = { ok: false, code, message, ...(wait === null ? {} : { retryAfterMs: wait }) };
  if (code === 'AT_CAPACITY') return { ok: false, refusal, close: { kind: 'capacity', retryAfterMs: wait } };
  if (terminal.has(code)) return { ok: false, refusal, close: { kind: 'refused', code, message } };
  return { ok: false, refusal, close: { kind: 'lost', reason: `${response.status} ${code}` } };
}
