import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReplyView, Role } from '@tidings/contracts';
import { type Database, openDatabase, uuidv7 } from '@tidings/db';
import { createDatabase, type TestDatabase } from '@tidings/testing';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { features } from '../../src/features/index.ts';
import type { Feature } from '../../src/platform/feature/feature.ts';
import type { Answer, Caller } from './answers.ts';
import { patiently } from './codes.ts';

export type { Answer, Caller } from './answers.ts';
/** A packet of a socket or a stored payload: tests look into it by name. */
// biome-ignore lint/suspicious/noExplicitAny: the shapes are what the tests assert
export type Any = any;

export type Member = Caller & { id: string; username: string; token: string; role: Role };

export type Forum = {
  app: FastifyInstance;
  /** As the owner, for what no client may do; the application itself connects as its own role. */
  db: Database;
  databaseUrl: string;
  dataDir: string;
  url: string;
  visitor: Caller;
  /** Registers a member; the name is made unique. */
  join: (name: string, role?: Role) => Promise<Member>;
  /** Several members; who is called `mod` or `admin` has that role. */
  people: <N extends string[]>(...names: N) => Promise<{ [I in keyof N]: Member }>;
  category: (input?: { groupId?: string | null; name?: string }) => Promise<string>;
  close: () => Promise<void>;
};

/** Everybody's. */
export const password = 'a long enough password';
const roleOf: Record<string, Role> = { mod: 'moderator', admin: 'admin' };
const usernameOf: Record<string, string> = {
  mod: 'mona',
  admin: 'adele',
  root: 'ruth',
  moderator: 'mona',
  owner: 'olga',
  staff: 'stella',
};

/** The API in this process on a database of its own, with people and categories on demand, and `more` features than it has. */
export async function startForum(
  environment: Record<string, string> = {},
  shared?: TestDatabase,
  more: readonly Feature[] = [],
): Promise<Forum> {
  const database = shared ?? (await createDatabase());
  const dataDir = mkdtempSync(join(tmpdir(), 'tidings-forum-'));
  const config = readConfig({
    NODE_ENV: 'test',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
    RATE_LIMITS: 'off',
    ...(environment.NODE_ENV !== 'production' && { OUTGOING_LOOPBACK: 'true' }),
    MAIL: 'off',
    PORT: '0',
    ...environment,
  });
  const app = await buildApp(config, database.appUrl, [...features, ...more]);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = app.server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  const db = openDatabase({ url: database.url, connections: 4 });
  let people = 0;
  let categories = 0;
  const admin = async () => {
    adminOnce ??= join_('root', 'admin');
    return adminOnce;
  };
  let adminOnce: Promise<Member> | null = null;

  async function join_(name: string, role: Role = 'member'): Promise<Member> {
    people += 1;
    // What staff is called says nobody's office: such names are reserved.
    const username = `${usernameOf[name] ?? name}-${people}`;
    const input = { username, email: `${username}@example.org`, password };
    const answer = await patiently(() => callerOf(app, null).post('/api/auth/register', input));
    if (answer.status !== 201) throw new Error(`Could not register ${username}: ${JSON.stringify(answer.body)}`);
    if (role !== 'member') await db.prisma.user.update({ where: { id: answer.body.user.id }, data: { role } });
    const token: string = answer.body.accessToken;
    return { ...callerOf(app, token), id: answer.body.user.id, username, token, role };
  }

  return {
    app,
    db,
    databaseUrl: database.url,
    dataDir: config.dataDir,
    url,
    visitor: callerOf(app, null),
    join: join_,
    async people<N extends string[]>(...names: N) {
      const joined: Member[] = [];
      for (const name of names) joined.push(await join_(name, roleOf[name]));
      return joined as { [I in keyof N]: Member };
    },
    async category({ groupId = null, name } = {}) {
      categories += 1;
      const slug = `category-${categories}`;
      const answer = await (await admin()).post('/api/categories', {
        name: name ?? `Category ${categories}`,
        slug,
        colour: 'help',
        groupId,
      });
      if (answer.status !== 201) throw new Error(`Could not make a category: ${JSON.stringify(answer.body)}`);
      return answer.body.id;
    },
    async close() {
      await app.close();
      await db.close();
      if (!shared) await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export function callerOf(app: FastifyInstance, token: string | null): Caller {
  const ask =
    (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE') =>
    // The contracts type what is read here; that it is true, the server checks before it answers.
    async (url: string, body?: object, headers: Record<string, string> = {}): Promise<Answer<never>> => {
      const answer = await app.inject({
        method,
        url,
        headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
        ...(body === undefined ? {} : { payload: body }),
      });
      const text = answer.body;
      return { status: answer.statusCode, body: (text ? JSON.parse(text) : null) as never, headers: answer.headers };
    };
  return { get: ask('GET'), post: ask('POST'), put: ask('PUT'), patch: ask('PATCH'), delete: ask('DELETE') };
}

let groups = 0;
/** A group of somebody's, open to join by default; answers its id. */
export async function newGroup(owner: Member, open = true): Promise<string> {
  groups += 1;
  const input = { name: `Group ${groups}`, slug: `group-${groups}`, open };
  const answer = await owner.post('/api/groups', input);
  if (answer.status !== 201) throw new Error(`Could not make a group: ${JSON.stringify(answer.body)}`);
  return answer.body.id;
}

/** Somebody comes into a group as people do: who runs it asks, and they say yes. */
export async function bringIn(owner: Member, groupId: string, member: Member): Promise<void> {
  const asked = await owner.post(`/api/groups/${groupId}/invitations`, { username: member.username });
  const answer = asked.status === 201 ? await member.post(`/api/invitations/${asked.body.id}/accept`) : asked;
  if (answer.status >= 300) throw new Error(`${member.username} did not come in: ${JSON.stringify(answer.body)}`);
}

/** A topic by somebody in a category; answers its id. */
export async function newTopic(author: Member, categoryId: string, title = 'A topic to talk about'): Promise<string> {
  const answer = await author.post('/api/topics', { categoryId, title, body: `The first words of ${title}.` });
  if (answer.status !== 201) throw new Error(`Could not start a topic: ${JSON.stringify(answer.body)}`);
  return answer.body.id;
}

/** A reply by somebody; answers the whole reply. */
export async function newReply(
  author: Member,
  topicId: string,
  body = 'An answer.',
  parentId: string | null = null,
): Promise<ReplyView> {
  const answer = await author.post(`/api/topics/${topicId}/replies`, { body, parentId });
  if (answer.status !== 201) throw new Error(`Could not reply: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** The version of a scope: how often a permission was taken away. */
export async function versionOf(db: Database, scope: string): Promise<number> {
  const { rows } = await db.pool.query('SELECT version::int AS v FROM scope WHERE key = $1', [scope]);
  return rows[0].v;
}

/** What stands in a member's own room besides what their inbox says: that comes a moment later, by jobs. */
export const storedOf = async (db: Database, userId: string): Promise<Any[]> =>
  (await storedIn(db, `user:${userId}`)).filter(({ name }) => !name.startsWith('notification:'));

/** What is stored in a room, oldest first. */
export async function storedIn(db: Database, room: string): Promise<Any[]> {
  const { rows } = await db.pool.query(
    `SELECT "offset"::int AS offset, id, name, payload, scope, scope_version::int AS version FROM event
     WHERE room = $1 ORDER BY "offset"`,
    [room],
  );
  return rows;
}

export const nobody = uuidv7();
