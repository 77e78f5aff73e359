import type { Operations } from './operations.ts';
import type { OperationAnswer, OperationInput } from './rest/client.ts';
import type { Method } from './rest/operation.ts';

type ByRoute = {
  [Name in keyof Operations as `${Operations[Name]['method']} ${Operations[Name]['path']}`]: Operations[Name];
};

/** Method and path of an operation, "GET /api/topics/:id": names it, and types what goes in and out, without its schemas. */
export type Route = keyof ByRoute;
export type RouteInput<R extends Route> = OperationInput<ByRoute[R]>;
export type RouteAnswer<R extends Route> = OperationAnswer<ByRoute[R]>;

type Places = { params?: object; query?: object };

/** The method of a route and its path, filled in. Values are percent-encoded; absent query values are left out. */
export function routeRequest<R extends Route>(route: R, input: RouteInput<R> | Places = {}) {
  const [method, pattern] = route.split(' ') as [Method, string];
  const places = input as Places;
  const params = (places.params ?? {}) as Record<string, unknown>;
  const path = pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(places.query ?? {})) {
    if (value !== undefined && value !== null) query.set(name, String(value));
  }
  const text = query.toString();
  return { method, url: text ? `${path}?${text}` : path };
}
