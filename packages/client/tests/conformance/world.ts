import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { type Position, rooms } from '@tidings/contracts';
import { type ApiProcess, createDatabase, startApi, type TestDatabase } from '@tidings/testing';

export type Member = { id: string; token: string; name: string };

/** A real server on a real database, with members who act by REST. */
export class World {
  readonly api: ApiProcess;
  readonly database: TestDatabase;

  private constructor(api: ApiProcess, database: TestDatabase) {
    this.api = api;
    this.database = database;
  }

  static async start(env: Record<string, string> = {}, database?: TestDatabase): Promise<World> {
    const own = database ?? (await createDatabase());
    const api = await startApi({
      NODE_ENV: 'test',
      DATABASE_URL: own.url,
      // The witness of the epoch stands there: two databases must not share it.
      DATA_DIR: `${tmpdir()}/tidings-${own.name}`,
      SEED: 'demo',
      RATE_LIMITS: 'off',
      AUTH_SECRET: 'conformance-secret-conformance-secret',
      LOG_LEVEL: 'warn',
      ...env,
    });
    return new World(api, own);
  }

  async stop() {
    await this.api.term();
  }

  async request(method: string, path: string, member?: Member, body?: object): Promise<Response> {
    return fetch(`${this.api.url}${path}`, {
      method,
      headers: {
        ...(member ? { Authorization: `Bearer ${member.token}` } : {}),
        ...(body ? { 'Content-Type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(10_000),
    });
  }

  /** Requests what must succeed. @throws with the answer when it does not */
  async json<T>(method: string, path: string, member?: Member, body?: object): Promise<T> {
    const response = await this.request(method, path, member, body);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text ? JSON.parse(text) : undefined) as T;
  }

  async login(name: string): Promise<Member> {
    const body = { login: name, password: 'tidings-demo' };
    const { user, accessToken } = await this.json<{ user: { id: string }; accessToken: string }>(
      'POST',
      '/api/auth/login',
      undefined,
      body,
    );
    return { id: user.id, token: accessToken, name };
  }

  /** A topic of its own, so that tests do not meet in one stream. */
  async topic(author: Member): Promise<{ id: string; room: string; category: string }> {
    const { items } = await this.json<{ items: { id: string }[] }>('GET', '/api/categories', author);
    const categoryId = items[0]?.id;
    const body = { categoryId, title: `Conformance ${randomUUID()}`, body: 'A topic for a test.' };
    const { id } = await this.json<{ id: string }>('POST', '/api/topics', author, body);
    return { id, room: rooms.topic(id), category: rooms.category(categoryId ?? '') };
  }

  async reply(author: Member, topicId: string, text = 'A reply.'): Promise<string> {
    const { id } = await this.json<{ id: string }>('POST', `/api/topics/${topicId}/replies`, author, { body: text });
    return id;
  }

  async replies(author: Member, topicId: string, count: number): Promise<string[]> {
    const ids: string[] = [];
    for (let n = 0; n < count; n += 1) ids.push(await this.reply(author, topicId, `Reply ${n}`));
    return ids;
  }

  async position(member: Member, topicId: string): Promise<Position> {
    const { positions } = await this.json<{ positions: Record<string, Position> }>(
      'GET',
      `/api/topics/${topicId}`,
      member,
    );
    const position = positions[rooms.topic(topicId)];
    if (!position) throw new Error('The topic has no position');
    return position;
  }
}
