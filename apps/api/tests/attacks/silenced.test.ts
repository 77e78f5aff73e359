import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf } from '../support/codes.ts';
import { type Forum, type Member, newGroup, newReply, newTopic, startForum } from '../support/forum.ts';

let forum: Forum;
let alice: Member;
let mod: Member;
let admin: Member;
let quiet: Member;
let quietMod: Member;
let category: string;
let topic: string;
const tomorrow = new Date(Date.now() + 86_400_000);
beforeAll(async () => {
  forum = await startForum();
  [alice, mod, admin] = await forum.people('alice', 'mod', 'admin');
  category = await forum.category();
  quiet = await forum.join('quiet');
  quietMod = await forum.join('quietmod', 'moderator');
  topic = await newTopic(alice, category);
  ownTopic = await newTopic(quiet, category);
  ownReply = (await newReply(quiet, topic)).id;
  for (const [by, who] of [
    [mod, quiet],
    [admin, quietMod],
  ] as const) {
    const silence = { action: 'silence', targetType: 'user', targetId: who.id, reason: 'Enough.' };
    const answer = await by.post('/api/moderation/actions', { ...silence, until: tomorrow.toISOString() });
    expect(answer.status).toBe(201);
  }
});
let ownTopic: string;
let ownReply: string;
afterAll(() => forum.close());

describe('a silenced member does nothing that others see', () => {
  const acts: [string, () => Promise<{ status: number; body: unknown }>][] = [
    ['likes a topic', () => quiet.put(`/api/topics/${topic}/like`)],
    ['takes a like back', () => quiet.delete(`/api/topics/${topic}/like`)],
    ['creates a group', () => quiet.post('/api/groups', { name: 'Loud', slug: 'loud' })],
    ['changes their name', () => quiet.patch('/api/me', { displayName: 'Look at me' })],
    ['changes what they say of themselves', () => quiet.patch('/api/me', { bio: 'Still here to say something.' })],
    ['replies', () => quiet.post(`/api/topics/${topic}/replies`, { body: 'x' })],
    ['edits a reply', () => quiet.patch(`/api/replies/${ownReply}`, { body: 'x' })],
    ['deletes a reply', () => quiet.delete(`/api/replies/${ownReply}`)],
    ['deletes a topic', () => quiet.delete(`/api/topics/${ownTopic}`)],
  ];
  test.each(acts)('%s', async (_what, act) => {
    expect(codeOf(await act())).toBe('SILENCED');
  });

  test('joins or runs no group, and may leave one', async () => {
    const group = await newGroup(alice);
    expect(codeOf(await quiet.post(`/api/groups/${group}/join`))).toBe('SILENCED');
    const own = await newGroup(mod);
    await forum.db.prisma.groupMember.create({ data: { groupId: own, userId: quiet.id, role: 'owner' } });
    expect(codeOf(await quiet.put(`/api/groups/${own}/members/${alice.username}`))).toBe('SILENCED');
    expect(codeOf(await quiet.delete(`/api/groups/${own}/members/${mod.username}`))).toBe('SILENCED');
    expect(codeOf(await quiet.post(`/api/groups/${own}/leave`))).toBe('done');
  });

  test('keeps what is their own: reading, settings, reports to the moderators', async () => {
    expect(codeOf(await quiet.put(`/api/topics/${topic}/read`, { replyNumber: 1 }))).toBe('done');
    expect(codeOf(await quiet.patch('/api/me', { locale: 'de' }))).toBe('done');
    const report = { targetType: 'topic', targetId: topic, reason: 'spam' };
    expect(codeOf(await quiet.post('/api/reports', report))).toBe('done');
  });
});

test('a silenced moderator acts on nobody: no edit, no lock, no deletion, no decision', async () => {
  const reply = await newReply(alice, topic);
  const decide = (action: string, targetType: string, targetId: string) =>
    quietMod.post('/api/moderation/actions', { action, targetType, targetId, reason: 'x' });
  for (const answer of [
    await quietMod.patch(`/api/topics/${topic}`, { body: 'Not mine.' }),
    await quietMod.patch(`/api/replies/${reply.id}`, { body: 'Not mine.' }),
    await quietMod.delete(`/api/replies/${reply.id}`),
    await quietMod.delete(`/api/topics/${topic}`),
    await quietMod.put(`/api/topics/${topic}/lock`, { locked: true }),
    await quietMod.put(`/api/topics/${topic}/pin`, { pinned: true }),
    await decide('hide', 'reply', reply.id),
    await decide('warn', 'user', alice.id),
    await decide('dismiss', 'topic', topic),
  ]) {
    expect(codeOf(answer)).toBe('SILENCED');
  }
  expect((await quietMod.get('/api/moderation/reports')).status).toBe(200);
});

test('in a locked topic an author edits and deletes nothing; staff does', async () => {
  const locked = await newTopic(alice, category);
  const reply = await newReply(alice, locked);
  await mod.put(`/api/topics/${locked}/lock`, { locked: true });
  expect(codeOf(await alice.patch(`/api/replies/${reply.id}`, { body: 'Changed.' }))).toBe('TOPIC_LOCKED');
  expect(codeOf(await alice.delete(`/api/replies/${reply.id}`))).toBe('TOPIC_LOCKED');
  expect(codeOf(await alice.delete(`/api/topics/${locked}`))).toBe('TOPIC_LOCKED');
  const [shown] = (await alice.get(`/api/topics/${locked}/replies`)).body.items;
  expect(shown?.viewer?.canEdit).toBe(false);
  expect(codeOf(await mod.patch(`/api/replies/${reply.id}`, { body: 'By staff.' }))).toBe('done');
  expect(codeOf(await mod.delete(`/api/replies/${reply.id}`))).toBe('done');
});

test('what is hidden cannot be liked, by nobody', async () => {
  const reply = await newReply(alice, await newTopic(alice, category));
  const hidden = await newTopic(alice, category);
  for (const [targetType, targetId] of [
    ['reply', reply.id],
    ['topic', hidden],
  ]) {
    await mod.post('/api/moderation/actions', { action: 'hide', targetType, targetId, reason: 'x' });
  }
  for (const who of [alice, mod, admin]) {
    expect(codeOf(await who.put(`/api/replies/${reply.id}/like`))).toBe('FORBIDDEN');
    expect(codeOf(await who.put(`/api/topics/${hidden}/like`))).toBe('FORBIDDEN');
  }
});
