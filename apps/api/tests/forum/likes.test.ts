import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Any, type Forum, type Member, newReply, newTopic, startForum } from '../support/forum.ts';

let forum: Forum;
let people: Member[];
beforeAll(async () => {
  forum = await startForum();
  people = await forum.people('alice', 'bob', 'carol', 'dave');
});
afterAll(() => forum.close());

test('who likes a topic or a reply is listed page by page, each once, and not any more once the like is taken back', async () => {
  const [alice, bob, carol] = people as [Member, Member, Member];
  const topic = await newTopic(alice, await forum.category());
  const reply = await newReply(bob, topic);
  for (const path of [`/api/topics/${topic}`, `/api/replies/${reply.id}`] as const) {
    for (const fan of people) expect((await fan.put(`${path}/like`, {})).status).toBe(200);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { status, body }: Any = await forum.visitor.get(`${path}/likes?limit=3${cursor && `&cursor=${cursor}`}`);
      expect(status).toBe(200);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(people.map(({ id }) => id));
    await carol.delete(`${path}/like`);
    const { body }: Any = await carol.get(`${path}/likes`);
    expect(body.items.map(({ username }: { username: string }) => username)).not.toContain(carol.username);
    expect(body.nextCursor).toBeNull();
    expect((await carol.get(`${path}/likes?cursor=x`)).status).toBe(400);
  }
});

test('who likes something in a private place is for those who may read it', async () => {
  const [alice, bob] = people as [Member, Member];
  const group = (await alice.post('/api/groups', { name: 'Quiet', slug: 'quiet-likes', open: false })).body.id;
  const topic = await newTopic(alice, await forum.category({ groupId: group }));
  await alice.put(`/api/topics/${topic}/like`, {});
  expect(((await alice.get(`/api/topics/${topic}/likes`)) as Any).body.items).toHaveLength(1);
  for (const other of [bob, forum.visitor]) expect((await other.get(`/api/topics/${topic}/likes`)).status).toBe(404);
});
