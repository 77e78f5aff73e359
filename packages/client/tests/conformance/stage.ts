import { idTail } from '@tidings/contracts';
import { createDatabase, type TestDatabase } from '@tidings/testing';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type Open, Session, type TestedTransport } from './session.ts';
import { type Member, World } from './world.ts';

type Scene = { world: World; database: TestDatabase; alice: Member; bob: Member };

/** A server of the file with alice and bob, and sessions that end with each test. Call it while the file is collected. */
export function stageOfFile() {
  let database: TestDatabase | null = null;
  let world: World | null = null;
  let set: Scene | null = null;
  const sessions: Session[] = [];
  beforeAll(async () => {
    database = await createDatabase();
    world = await World.start({}, database);
    const [alice, bob] = await Promise.all([world.login('alice'), world.login('bob')]);
    set = { world, database, alice, bob };
  }, 90_000);
  afterEach(() => {
    for (const session of sessions.splice(0)) session.connection.close();
  });
  afterAll(async () => {
    await world?.stop();
    await database?.drop();
  });

  const scene = (): Scene => {
    if (!set) throw new Error('Nobody is signed in');
    return set;
  };
  const on = (transport: TestedTransport) => {
    const open = (member: Member, options?: Open): Session => {
      const session = new Session(scene().world, transport, member, options);
      sessions.push(session);
      return session;
    };
    /** A connection that follows a topic from the position given. */
    const following = async (room: string, since?: { epoch: string; offset: number; id?: string | undefined }) => {
      const tail = since?.id ? { tail: idTail(since.id) } : {};
      const entries = [{ room, offset: since?.offset ?? null, ...tail }];
      const session = open(scene().bob, { cursor: { epoch: since?.epoch ?? '-', entries } });
      await session.opened();
      return session;
    };
    return { open, following };
  };
  return { scene, on };
}
