import { randomUUID } from 'node:crypto';
import type { AuthAnswer, CategoryView, ReplyView, TopicView } from '@tidings/contracts';

/** Of the demo people, and of everybody a test makes. */
export const PASSWORD = 'tidings-demo';

/** Somebody who acts over REST: the other side of what a browser is to show. */
export class Member {
  readonly #url: string;
  readonly #token: string;
  readonly id: string;
  /** What `enter` takes. */
  readonly username: string;

  private constructor(url: string, { accessToken, user }: AuthAnswer) {
    this.#url = url;
    this.#token = accessToken;
    this.id = user.id;
    this.username = user.username;
  }

  static async signIn(url: string, login: string, password = PASSWORD): Promise<Member> {
    return new Member(url, await send<AuthAnswer>(url, undefined, 'POST', '/api/auth/login', { login, password }));
  }

  /** Somebody new, for a test that leaves traces on them: settings, sanctions, notices. Everybody else stays as they were. */
  static async register(url: string, displayName = 'Robin'): Promise<Member> {
    made += 1;
    const username = `robin-${Date.now().toString(36)}${made}`;
    const body = { username, email: `${username}@example.org`, password: PASSWORD, displayName };
    return new Member(url, await send<AuthAnswer>(url, undefined, 'POST', '/api/auth/register', body));
  }

  get<T>(path: string): Promise<T> {
    return send<T>(this.#url, this.#token, 'GET', path);
  }

  post<T>(path: string, body: object): Promise<T> {
    return send<T>(this.#url, this.#token, 'POST', path, body);
  }

  put<T>(path: string, body?: object): Promise<T> {
    return send<T>(this.#url, this.#token, 'PUT', path, body);
  }

  patch<T>(path: string, body: object): Promise<T> {
    return send<T>(this.#url, this.#token, 'PATCH', path, body);
  }

  delete(path: string): Promise<void> {
    return send<void>(this.#url, this.#token, 'DELETE', path);
  }

  async category(slug: string): Promise<CategoryView> {
    const { items } = await this.get<{ items: CategoryView[] }>('/api/categories');
    const found = items.find((category) => category.slug === slug);
    if (!found) throw new Error(`No category ${slug}`);
    return found;
  }

  async startTopic(title: string, slug = 'help', body = 'What it is about.'): Promise<TopicView> {
    const { id } = await this.category(slug);
    return await this.post<TopicView>('/api/topics', { categoryId: id, title, body });
  }

  reply(topicId: string, body: string): Promise<ReplyView> {
    return this.post<ReplyView>(`/api/topics/${topicId}/replies`, { body });
  }
}

async function send<T>(
  url: string,
  token: string | undefined,
  method: string,
  path: string,
  body?: object,
): Promise<T> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      Accept: 'application/json',
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...(body ? { 'Content-Type': 'application/json' } : {}),
      ...(method === 'GET' ? {} : { 'Idempotency-Key': randomUUID() }),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

let made = 0;

/** A text nothing else says. */
export function unique(words: string): string {
  made += 1;
  return `${words} ${Date.now().toString(36)}${made}`;
}
