import { t } from '../../i18n/t.ts';
import { randomId } from '../store/random-id.ts';
import { noteAnswerDate } from '../time/server-time.ts';
import { ApiError } from './error.ts';
import { errorWords } from './error-words.ts';
import { noteReachable, noteUnreachable } from './server-status.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type RequestOptions = {
  method?: Method;
  body?: unknown;
  query?: Record<string, string | number | boolean | undefined>;
  signal?: AbortSignal | undefined;
  /** Default 15 s. */
  timeoutMs?: number;
  /** Repeat a write with the same key and it happens once; made anew when absent. */
  idempotencyKey?: string;
  /** Ties the answer, the event and the optimistic row together; made anew when absent. */
  correlationId?: string;
};

export function url(path: string, query: RequestOptions['query']): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined) params.set(name, String(value));
  }
  const text = params.toString();
  return text === '' ? path : `${path}?${text}`;
}

function headers(options: RequestOptions, token: string | undefined): Headers {
  const result = new Headers({ Accept: 'application/json' });
  if (token !== undefined) result.set('Authorization', `Bearer ${token}`);
  if (options.body !== undefined) result.set('Content-Type', 'application/json');
  if ((options.method ?? 'GET') !== 'GET') {
    result.set('Idempotency-Key', options.idempotencyKey ?? randomId());
    result.set('X-Correlation-Id', options.correlationId ?? randomId());
  }
  return result;
}

function unanswered(cause: unknown, signal: AbortSignal | undefined): unknown {
  if (signal?.aborted) return cause;
  if (cause instanceof DOMException && cause.name === 'TimeoutError') {
    return new ApiError({ code: 'TIMEOUT', status: 0, message: t('error.timeout'), cause });
  }
  if (navigator.onLine) noteUnreachable();
  const code = navigator.onLine ? 'UNREACHABLE' : 'OFFLINE';
  return new ApiError({ code, status: 0, message: t('error.network'), cause });
}

async function failure(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined);
  const error = (body as { error?: Record<string, unknown> } | undefined)?.error;
  const header = Number(response.headers.get('Retry-After') ?? Number.NaN);
  const fromHeader = Number.isFinite(header) ? header * 1000 : undefined;
  // A proxy speaks for a server that is gone; our own server always answers with an error of this shape.
  if (error === undefined && response.status >= 500) noteUnreachable();
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  const code = text(error?.code) ?? 'UNKNOWN';
  const message = text(error?.message) ?? t('error.unknown');
  return new ApiError({
    code,
    status: response.status,
    message: errorWords({ code, message, details: error?.details }),
    correlationId: text(error?.correlationId) ?? response.headers.get('X-Correlation-Id') ?? undefined,
    details: error?.details,
    retryAfterMs: typeof error?.retryAfterMs === 'number' ? error.retryAfterMs : fromHeader,
    outcome: error?.outcome === 'unchanged' || error?.outcome === 'unknown' ? error.outcome : undefined,
  });
}

/** One request with a timeout; throws ApiError, or the abort reason of the caller's own signal. */
export async function request<T>(path: string, options: RequestOptions, token: string | undefined): Promise<T> {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? 15_000);
  const startedAt = performance.now();
  const response = await fetch(url(path, options.query), {
    method: options.method ?? 'GET',
    headers: headers(options, token),
    credentials: 'same-origin',
    signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout,
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  }).catch((cause: unknown) => {
    throw unanswered(cause, options.signal);
  });
  noteAnswerDate(response, (options.method ?? 'GET') !== 'GET', performance.now() - startedAt);
  if (!response.ok) throw await failure(response);
  noteReachable();
  if (response.status === 204) return undefined as T;
  return (await response.json().catch((cause: unknown) => {
    throw unanswered(cause, options.signal);
  })) as T;
}
