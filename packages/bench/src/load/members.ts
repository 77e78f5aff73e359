import type { AuthAnswer, CategoryView, TopicView } from '@tidings/contracts';

/** Sends JSON and returns the answer's body. Throws with what was answered when it is not 2xx. */
export async function call<T>(url: string, method: string, token: string | null, body?: object): Promise<T> {
  const response = await fetch(url, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
    signal: AbortSignal.timeout(30_000),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${text.slice(0, 300)}`);
  return (text ? JSON.parse(text) : undefined) as T;
}

export type Crowd = { tokens: string[]; topics: string[] };

/** Registers members and starts topics, over the public API. */
export async function gather(url: string, members: number, topics: number): Promise<Crowd> {
  const admin = await call<AuthAnswer>(`${url}/api/auth/login`, 'POST', null, {
    login: 'admin',
    password: 'tidings-demo',
  });
  const { items } = await call<{ items: CategoryView[] }>(`${url}/api/categories`, 'GET', admin.accessToken);
  const categoryId = items.find((category) => category.groupId === null)?.id;
  const run = Math.random().toString(36).slice(2, 8);
  const tokens: string[] = [];
  for (let i = 0; i < members; i++) {
    const username = `b-${run}-${i}`;
    const body = { username, email: `${username}@bench.example`, password: 'correct horse battery' };
    tokens.push((await call<AuthAnswer>(`${url}/api/auth/register`, 'POST', null, body)).accessToken);
  }
  const made: string[] = [];
  for (let i = 0; i < topics; i++) {
    const body = { categoryId, title: `Bench ${run} ${i}`, body: 'A topic to be replied to.' };
    made.push((await call<TopicView>(`${url}/api/topics`, 'POST', tokens[i % tokens.length] ?? '', body)).id);
  }
  return { tokens, topics: made };
}
