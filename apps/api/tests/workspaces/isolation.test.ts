import { operations } from '@tidings/contracts/rest';
import { uuidv7 } from '@tidings/db';
import { connect } from '@tidings/testing/sockets';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newProgram, type Program } from '../support/agents.ts';
import { type Forum, type Member, startForum } from '../support/forum.ts';
import { newWorkspace, storeInvitation, storeMember } from '../support/workspaces.ts';

let forum: Forum;
let [anna, bert, guest] = [] as unknown as [Member, Member, Member];
let [mine, theirs] = ['', ''];
let link: { id: string };
/** What asks with a key of the own workspace, where only keys may. */
let program: Program;
beforeAll(async () => {
  forum = await startForum();
  [anna, bert, guest] = await forum.people('anna', 'bert', 'guest');
  mine = (await newWorkspace(anna, 'Of Anna')).id;
  theirs = (await newWorkspace(bert, 'Of Bert and nobody else')).id;
  await storeMember(forum, theirs, guest.id, 'viewer');
  program = await newProgram(forum, anna, mine);
  link = await storeInvitation(forum, theirs, { userId: null });
});
afterAll(() => forum.close());

/** Every operation that names a workspace, also those that later features bring. */
const inside = Object.entries(operations).filter(([, { path }]) => path.startsWith('/api/workspaces/:id'));

describe('an owner of one workspace asks for another one', () => {
  test.each(inside)('%s answers as for one that was never made', async (_name, { method, path, access }) => {
    const ask = (id: string) => {
      const url = path.replace(':id', id).replace(':username', guest.username).replace(/:\w+/, link.id);
      return forum.app.inject({
        method,
        url,
        headers: { authorization: `Bearer ${access === 'key' ? program.token : anna.token}` },
        ...(method !== 'GET' && { payload: { role: 'viewer', name: 'Mine' } }),
      });
    };
    const [there, nowhere] = [await ask(theirs), await ask(uuidv7())];
    const seen = ({ statusCode, body }: typeof there) => [statusCode, body.replace(/"correlationId":"[^"]+"/, '')];
    expect(seen(there)).toEqual(seen(nowhere));
    // A body that is not this operation's is refused before anything is looked up, for both alike.
    expect([400, 404]).toContain(there.statusCode);
  });

  test('no thing of the one is reached through the address of the other', async () => {
    const through = await anna.delete(`/api/workspaces/${mine}/invitations/${link.id}`);
    expect(through.status).toBe(404);
    expect((await anna.delete(`/api/workspaces/${mine}/members/${guest.username}`)).status).toBe(404);
    expect(await forum.db.prisma.workspaceInvitation.count({ where: { id: link.id, state: 'pending' } })).toBe(1);
  });

  test('lists, their counts and pages are of the own one alone', async () => {
    const { items, nextCursor } = (await anna.get('/api/workspaces?limit=1')).body;
    expect([items.map(({ id }) => id), nextCursor]).toEqual([[mine], null]);
    expect(items[0]?.memberCount).toBe(1);
    const { items: members } = (await anna.get(`/api/workspaces/${mine}/members`)).body;
    expect(members.map(({ person }) => person.id)).toEqual([anna.id]);
    expect(JSON.stringify((await anna.get(`/api/workspaces/${mine}/audit`)).body)).not.toContain(bert.id);
  });

  test('the room is refused in every namespace, over sockets, catch-up and REST, as one that never was', async () => {
    const [room, never] = [`workspace:${theirs}`, `workspace:${uuidv7()}`];
    for (const namespace of ['/workspace', '/forum']) {
      const live = connect(forum.url, anna, { namespace });
      await live.ready;
      for (const command of ['subscribe', 'sync']) {
        const answer = await live.ask(command, { rooms: [{ room }, { room: never }] });
        expect(answer.rooms).toEqual([room, never].map((name) => ({ room: name, ok: false, code: 'ROOM_REFUSED' })));
      }
      live.end();
    }
    const synced = (await anna.post('/api/sync', { rooms: [room, never] })).body;
    const ofWorkspaces = synced.resets.filter((reset) => reset.room.startsWith('workspace:'));
    expect(ofWorkspaces).toEqual([room, never].map((name) => ({ room: name, reason: 'refused' })));
    expect(synced.events).toEqual([]);
  });
});
