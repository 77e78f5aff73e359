import type { Any } from '../any.ts';

export type Person = {
  name: string;
  /** The one of now: it lives ten minutes, and `renew` replaces it. */
  token: string;
  sessionId: string;
  /** Asks a node; throws on anything but 2xx. */
  ask: (url: string, method: string, path: string, body?: object, correlationId?: string) => Promise<Any>;
  /** A new token of the same session. */
  renew: () => Promise<string>;
};

/** Signs a demo person in at a node. The token holds at every node, and is renewed while requests are made with it. */
export async function signIn(url: string, name: string, password = 'tidings-demo'): Promise<Person> {
  let cookie = '';
  let renewAt = 0;
  let renewing: Promise<string> | null = null;
  const issue = async (path: string, body: object = {}): Promise<string> => {
    const answer = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(15_000),
    });
    if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`);
    const { accessToken, expiresAt }: Any = await answer.json();
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    renewAt = Date.now() + 0.8 * (Date.parse(expiresAt) - Date.now());
    return accessToken;
  };
  const token = await issue('/api/auth/login', { login: name, password });
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  const person: Person = {
    name,
    token,
    sessionId: claims.sid ?? claims.sessionId,
    async ask(at, method, path, body, correlationId) {
      if (Date.now() >= renewAt) await person.renew();
      return request(at, method, path, body, person.token, correlationId);
    },
    renew() {
      renewing ??= issue('/api/auth/refresh')
        .then((renewed) => {
          person.token = renewed;
          return renewed;
        })
        .finally(() => {
          renewing = null;
        });
      return renewing;
    },
  };
  return person;
}

export async function request(
  url: string,
  method: string,
  path: string,
  body?: object,
  token?: string,
  correlationId?: string,
): Promise<Any> {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(correlationId ? { 'x-correlation-id': correlationId } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
    signal: AbortSignal.timeout(15_000),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return text ? JSON.parse(text) : null;
}

/** A topic by somebody in a category; answers its id. */
export async function newTopic(author: Person, url: string, categoryId?: string): Promise<string> {
  const { items } = await author.ask(url, 'GET', '/api/categories');
  const body = { categoryId: categoryId ?? items[0].id, title: 'What the tests talk about', body: 'First words.' };
  return (await author.ask(url, 'POST', '/api/topics', body)).id;
}
