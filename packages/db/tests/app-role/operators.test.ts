import { beforeAll, describe, expect, test } from 'vitest';
import { AppRoleError, appUrlOf, prepareDatabase } from '../../src/app-role/index.ts';
import { query, scratchServer } from '../scratch-server.ts';
import { append, smallForum } from '../small-forum.ts';

/** PostgreSQL as operators have it: roles of several kinds, and for each test a database of its own. */
let admin: string;
const as = (role: string, database: string) =>
  admin.replace(/\/\/.*@/, `//${role}:${role}%20word@`).replace(/[^/]*$/, database);
let count = 0;

async function databaseOf(owner: string, rights = ''): Promise<string> {
  const name = `operators_${count++}`;
  await query(admin, `CREATE ROLE ${owner} LOGIN NOSUPERUSER ${rights} PASSWORD '${owner} word'`);
  await query(admin, `CREATE DATABASE ${name} OWNER ${owner}`);
  return as(owner, name);
}
const newRole = (role: string, rights: string) =>
  query(admin, `CREATE ROLE ${role} LOGIN ${rights} PASSWORD '${role} word'`);
const migrations = (url: string) => query(url, "SELECT to_regclass('_prisma_migrations') AS history");

beforeAll(async () => {
  const server = await scratchServer();
  admin = server.url;
  // As a PostgreSQL that Tidings never ran on.
  await query(admin, 'DROP ROLE tidings_app');
});

describe('DATABASE_URL alone', () => {
  test('of an owner who may make roles: the application gets its own, and does all it does with it', async () => {
    const owner = await databaseOf('maker', 'CREATEROLE');
    const { appUrl, applied } = await prepareDatabase({ url: owner });
    expect(applied.length).toBeGreaterThan(60);
    expect(
      await query(
        appUrl,
        'SELECT rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user',
      ),
    ).toEqual([
      { rolname: 'tidings_app', rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false },
    ]);
    const { rooms } = await smallForum(appUrl);
    const event = {
      id: crypto.randomUUID(),
      name: 'topic:updated',
      rooms: [rooms.topic],
      correlationId: 'c',
      payload: {},
    };
    expect((await append(appUrl, { events: [event] })).entries).toMatchObject([{ room: rooms.topic, offset: 1 }]);
    await query(appUrl, "SELECT make_notification_months('2031-01-01', 1), drop_notification_months('2031-03-01')");
    await expect(query(appUrl, 'CREATE TABLE mine (a int)')).rejects.toThrow('permission denied');
    // Started again, and by a second instance at once: the same role with the same password, and nothing to do.
    const again = await Promise.all([prepareDatabase({ url: owner }), prepareDatabase({ url: owner })]);
    expect(again).toEqual(Array(2).fill({ appUrl, applied: [], unknown: [] }));
    expect(await query(owner, "SELECT grant_to_app('tidings_app') AS missing")).toEqual([{ missing: 0 }]);
    // A table of a migration that somebody ran by hand.
    await query(owner, "CREATE TABLE later (workspace_id uuid NOT NULL); SELECT protect_tenant_table('later')");
    await query(owner, `INSERT INTO later VALUES ('${crypto.randomUUID()}')`);
    expect(await query(owner, 'SELECT count(*)::int AS n FROM later'), 'the owner sees all').toEqual([{ n: 1 }]);
    expect(await query(appUrl, 'SELECT * FROM later')).toEqual([]);
  });

  test('of an owner who may not: refused before anything is migrated, with the words to run', async () => {
    const owner = await databaseOf('humble');
    // Here there is one with rights elsewhere; what counts is that this owner's password does not open it.
    const refused = prepareDatabase({ url: owner });
    await expect(refused).rejects.toThrow(AppRoleError);
    await expect(refused).rejects.toThrow(
      /humble may not make the role tidings_app[\s\S]*CREATE ROLE "tidings_app" LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD[\s\S]*DATABASE_OWNER_URL/,
    );
    expect(await migrations(owner)).toEqual([{ history: null }]);
  });

  test('of a superuser, where another database uses the role under another password: refused, and that one is not locked out', async () => {
    const [theirs, mine] = [as('maker', 'operators_0'), admin.replace(/[^/]*$/, 'postgres')];
    await expect(prepareDatabase({ url: mine })).rejects.toThrow('operators_0 on this server uses it too');
    expect(await query(appUrlOf(theirs), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('both addresses', () => {
  test('the owner migrates and grants, whatever the application’s role is called; then it starts without the owner', async () => {
    const owner = await databaseOf('keeper');
    const url = as('forum_app', owner.replace(/.*\//, ''));
    const missing = prepareDatabase({ url, ownerUrl: owner });
    await expect(missing).rejects.toThrow('CREATE ROLE "forum_app" LOGIN');
    expect(await migrations(owner)).toEqual([{ history: null }]);
    await newRole('forum_app', '');
    await expect(prepareDatabase({ url })).rejects.toThrow(/migrations have to be made, which forum_app may not/);
    await prepareDatabase({ url, ownerUrl: owner });
    expect(await prepareDatabase({ url })).toEqual({ appUrl: url, applied: [], unknown: [] });
  });

  test.each([
    ['is a superuser', 'mighty', 'SUPERUSER'],
    ['has BYPASSRLS', 'passing', 'BYPASSRLS'],
    ['owns tables of Tidings', 'inheriting', 'IN ROLE keeper'],
    ['owns tables of Tidings', 'becoming', 'NOINHERIT IN ROLE keeper'],
    ['has CREATEROLE', 'making', 'CREATEROLE'],
    ['has CREATEDB', 'building', 'CREATEDB'],
  ])('an application whose role %s is not served: %s', async (why, role, rights) => {
    await newRole(role, rights);
    const owner = as(
      'keeper',
      (
        await query<{ name: string }>(
          admin,
          "SELECT datname AS name FROM pg_database d JOIN pg_roles r ON r.oid = d.datdba WHERE r.rolname = 'keeper'",
        )
      )[0]?.name ?? '',
    );
    await expect(prepareDatabase({ url: as(role, owner.replace(/.*\//, '')), ownerUrl: owner })).rejects.toThrow(
      new RegExp(`must not connect as ${role}, which ${why}`),
    );
  });
});

test('the address of the application keeps all but who connects, and does not show the owner’s password', () => {
  const app = new URL(appUrlOf('postgres://o%40wner:p%2Fw@db.example:6543/forum?sslmode=require&user=other'));
  expect([app.username, app.host, app.pathname, app.search]).toEqual([
    'tidings_app',
    'db.example:6543',
    '/forum',
    '?sslmode=require',
  ]);
  expect(app.password).toMatch(/^[\w-]{43}$/);
  expect(appUrlOf('postgres://owner@db/forum')).toBe('postgres://tidings_app@db/forum');
  expect(appUrlOf('postgres:///forum?host=/run/postgresql&user=me')).toBe(
    'postgres:///forum?host=%2Frun%2Fpostgresql&user=tidings_app',
  );
});
