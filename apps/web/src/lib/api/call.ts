import type { Route, RouteAnswer, RouteInput } from '@tidings/contracts/rest';
import { ApiError } from '../http/error.ts';
import { type Method, type RequestOptions, request } from '../http/request.ts';
import { randomId } from '../random-id.ts';
import { accessToken, refreshSession, sessionSettled } from '../session/session.ts';

export type Input<R extends Route> = RouteInput<R>;
export type Answer<R extends Route> = RouteAnswer<R>;

export type CallOptions = Pick<RequestOptions, 'signal' | 'timeoutMs' | 'idempotencyKey' | 'correlationId'>;

type Parts = { params?: Record<string, unknown>; query?: RequestOptions['query']; body?: unknown };

function requestOf(route: Route, input: Parts, options: CallOptions): [path: string, request: RequestOptions] {
  const space = route.indexOf(' ');
  const path = route
    .slice(space + 1)
    .replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(input.params?.[name])));
  return [
    path,
    {
      ...options,
      method: route.slice(0, space) as Method,
      ...(input.query === undefined ? {} : { query: input.query }),
      ...(input.body === undefined ? {} : { body: input.body }),
      // The repeat after a 401 must be the same write, so its keys are made here, once.
      idempotencyKey: options.idempotencyKey ?? randomId(),
      correlationId: options.correlationId ?? randomId(),
    },
  ];
}

/**
 * One request, as the member who is signed in or as nobody: `call('GET /api/topics/:id', { params: { id } })`. Waits
 * until it is known who reads, renews the access token before it ends and once after a 401. Times out after 15 s; throws
 * ApiError. The contract is a type here and nothing more, so its schemas weigh nothing on the first page.
 */
export async function call<R extends Route>(route: R, input: Input<R>, options: CallOptions = {}): Promise<Answer<R>> {
  await sessionSettled();
  const token = await accessToken();
  const [path, prepared] = requestOf(route, input as Parts, options);
  try {
    return await request<Answer<R>>(path, prepared, token);
  } catch (error) {
    if (token === undefined || !(error instanceof ApiError) || error.status !== 401) throw error;
    const renewed = await refreshSession(token);
    if (renewed === undefined) throw error;
    return await request<Answer<R>>(path, prepared, renewed);
  }
}
