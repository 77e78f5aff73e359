import { rooms } from '@tidings/contracts';
import { until } from '@tidings/testing';
import { connect } from '@tidings/testing/sockets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newProgram, register } from '../support/agents.ts';
import { ask } from '../support/approvals.ts';
import { type Forum, type Member, newGroup, newReply, newTopic, startForum } from '../support/forum.ts';
import { newWorkspace, storeMember } from '../support/workspaces.ts';

let forum: Forum;
let alice: Member;
let bob: Member;
let mod: Member;
beforeAll(async () => {
  forum = await startForum({ LOG_LEVEL: 'silent' });
  [alice, bob, mod] = await forum.people('alice', 'bob', 'mod');
});
afterAll(() => forum.close());

/** In tests an answer or an event that is not as declared fails its request; this names what was asked. */
const fits = (what: string, { status }: { status: number }) =>
  expect(status, `the contract holds for ${what}`).toBeLessThan(300);

test('answers of topics, replies and lists, and the events of their changes, fit the contract', async () => {
  const [category, other] = [await forum.category(), await forum.category()];
  const topic = await newTopic(alice, category).catch((error: Error) =>
    expect.fail(`the contract holds for starting a topic: ${error.message}`),
  );
  const reply = await newReply(bob, topic).catch((error: Error) =>
    expect.fail(`the contract holds for a reply: ${error.message}`),
  );
  const one = `/api/topics/${topic}` as const;
  fits('a topic', await bob.get(one));
  fits('a list of topics', await bob.get(`/api/topics?categoryId=${category}`));
  fits('a list of replies', await forum.visitor.get(`${one}/replies`));
  fits('the categories', await bob.get('/api/categories'));
  fits('a changed topic', await alice.patch(one, { body: 'Other words.' }));
  fits('earlier texts', await bob.get(`${one}/revisions`));
  fits('a changed reply', await bob.patch(`/api/replies/${reply.id}`, { body: 'Other words.' }));
  fits('earlier texts of a reply', await bob.get(`/api/replies/${reply.id}/revisions`));
  fits('a like', await bob.put(`${one}/like`));
  fits('a like of a reply', await alice.put(`/api/replies/${reply.id}/like`));
  fits('a like taken back', await bob.delete(`${one}/like`));
  fits('a read marker', await alice.put(`${one}/read`, { replyNumber: 1 }));
  fits('a watched topic', await bob.put(`${one}/watch`, { level: 'watching' }));
  fits('a muted category', await bob.put(`/api/categories/${category}/watch`, { level: 'muted' }));
  fits('a pinned topic', await mod.put(`${one}/pin`, { pinned: true }));
  fits('a moved topic', await mod.put(`${one}/category`, { categoryId: other }));
  fits('a locked topic', await mod.put(`${one}/lock`, { locked: true }));
  fits('a deleted reply', await mod.delete(`/api/replies/${reply.id}`));
  fits('a deleted topic', await mod.delete(one));
});

test('answers about members, groups and moderation, and their events, fit the contract', async () => {
  const topic = await newTopic(alice, await forum.category());
  const group = await newGroup(alice);
  fits('me', await alice.get('/api/me'));
  fits('a changed profile', await alice.patch('/api/me', { bio: 'A bio.' }));
  fits('a profile', await forum.visitor.get(`/api/users/${alice.username}`));
  const ofBob = `/api/users/${bob.username}` as const;
  fits('a follow', await alice.put(`${ofBob}/follow`));
  fits('a follow that ends', await alice.delete(`${ofBob}/follow`));
  fits('a block', await alice.put(`${ofBob}/block`));
  fits('whom one blocks', await alice.get('/api/me/blocks'));
  fits('a profile of who is blocked', await alice.get(ofBob));
  fits('a block that ends', await alice.delete(`${ofBob}/block`));
  const person = { targetType: 'person', targetId: bob.id };
  fits('a mute', await alice.put('/api/mutes', person));
  fits('what one muted', await alice.get('/api/mutes'));
  fits('a mute that ends', await alice.delete('/api/mutes', person));
  fits('people to mention', await bob.get('/api/users?mention=al'));
  fits('sessions', await alice.get('/api/sessions'));
  fits('a joined group', await bob.post(`/api/groups/${group}/join`));
  fits('a watched group', await bob.put(`/api/groups/${group}/watch`, { level: 'watching' }));
  fits('a group', await bob.get(`/api/groups/${group}`));
  fits('groups', await bob.get('/api/groups'));
  fits('members of a group', await bob.get(`/api/groups/${group}/members`));
  fits('a new owner', await alice.put(`/api/groups/${group}/members/${bob.username}`, { role: 'owner' }));
  fits('a member again', await alice.put(`/api/groups/${group}/members/${bob.username}`, { role: 'member' }));
  fits('a changed group', await alice.patch(`/api/groups/${group}`, { description: 'For all.' }));
  const { id: workspace } = await newWorkspace(alice);
  fits('workspaces', await alice.get('/api/workspaces'));
  fits('a workspace', await alice.get(`/api/workspaces/${workspace}`));
  const inWorkspace = `/api/workspaces/${workspace}` as const;
  fits('who is in a workspace', await alice.get(`${inWorkspace}/members`));
  fits('an invitation', await alice.put(`${inWorkspace}/members/${bob.username}`, { role: 'viewer' }));
  fits('invitations into workspaces', await bob.get('/api/workspace-invitations'));
  fits('invitations of a workspace', await alice.get(`${inWorkspace}/invitations`));
  fits('a member of a workspace', await bob.post(`${inWorkspace}/join`));
  fits('another role', await alice.put(`${inWorkspace}/members/${bob.username}`, { role: 'manager' }));
  const link = await alice.post(`${inWorkspace}/invitations`, {});
  fits('a link', link);
  fits('what a link leads into', await mod.post('/api/workspace-links/look', { token: link.body.token }));
  fits('coming in by a link', await mod.post('/api/workspace-links/join', { token: link.body.token }));
  fits('what was done in a workspace', await bob.get(`${inWorkspace}/audit`));
  fits('leaving a workspace', await bob.post(`${inWorkspace}/leave`));
  fits('a changed workspace', await alice.patch(`/api/workspaces/${workspace}`, { name: 'Changed' }));
  await storeMember(forum, workspace, bob.id, 'manager');
  const asked = await ask(bob, workspace, {
    payload: { amount: 1 },
    deadline: new Date(Date.now() + 3600_000).toISOString(),
  });
  const approval = `/api/approvals/${asked.id}` as const;
  fits('approvals', await alice.get(`/api/workspaces/${workspace}/approvals`));
  fits('an approval', await alice.get(approval));
  fits('an edited approval', await bob.patch(approval, { title: 'Else' }));
  fits('a comment on it', await alice.post(`${approval}/comments`, { body: 'Hm.' }));
  fits('a decision', await alice.post(`${approval}/decision`, { decision: 'approve' }));
  fits('what happened to it', await alice.get(`${approval}/timeline`));
  fits('a cancelled approval', await bob.post(`/api/approvals/${(await ask(bob, workspace)).id}/cancel`));
  const program = await newProgram(forum, alice, workspace);
  const agent = await register(program, workspace);
  fits('a registered agent', await program.post(`/api/workspaces/${workspace}/agents`, { name: 'Of the contract' }));
  fits('a heartbeat', await program.post(`/api/agents/${agent.id}/heartbeat`, { status: 'running', task: 'It' }));
  fits('something new', await program.post(`/api/agents/${agent.id}/heartbeat`, { status: 'running', progress: 3 }));
  fits('what is asked of an agent', await alice.post(`/api/agents/${agent.id}/requests`, { action: 'pause' }));
  fits('agents', await alice.get(`/api/workspaces/${workspace}/agents`));
  fits('an agent', await alice.get(`/api/agents/${agent.id}`));
  fits('what an agent was', await alice.get(`/api/agents/${agent.id}/log`));
  fits('a forgotten agent', await alice.delete(`/api/agents/${agent.id}`));
  fits('a deleted approval', await alice.delete(approval));
  const channel = await alice.post(`${inWorkspace}/channels`, {
    name: 'Deploys',
    kind: 'private',
    people: [bob.username],
  });
  fits('a channel', channel);
  const inChannel = `/api/channels/${channel.body.id}` as const;
  fits('a direct message', await alice.post(`${inWorkspace}/direct-messages`, { people: [bob.username] }));
  fits('channels', await bob.get(`${inWorkspace}/channels`));
  fits('one channel', await bob.get(inChannel));
  fits('who is in a channel', await bob.get(`${inChannel}/members`));
  const message = await bob.post(`${inChannel}/messages`, { body: 'Hello.', clientId: 'client-0001' });
  fits('a message', message);
  fits('an edited message', await bob.patch(`/api/messages/${message.body.id}`, { body: 'Hello!' }));
  fits('messages', await alice.get(`${inChannel}/messages`));
  fits('how far one has read', await alice.put(`${inChannel}/read`, { number: 1 }));
  fits('a deleted message', await bob.delete(`/api/messages/${message.body.id}`));
  fits('a renamed channel', await alice.patch(inChannel, { name: 'Releases' }));
  fits('out of a channel', await bob.delete(`${inChannel}/members/${bob.username}`));
  fits('into a channel', await alice.put(`${inChannel}/members/${bob.username}`));
  fits('a deleted channel', await alice.delete(inChannel));
  fits('what happened in a group', await alice.get(`/api/groups/${group}/activity`));
  fits('a left group', await bob.post(`/api/groups/${group}/leave`));
  fits('a report', await bob.post('/api/reports', { targetType: 'topic', targetId: topic, reason: 'spam' }));
  fits('the queue', await mod.get('/api/moderation/reports'));
  const hide = { action: 'hide', targetType: 'topic', targetId: topic, reason: 'It is spam.' };
  fits('an action', await mod.post('/api/moderation/actions', hide));
  fits('the audit log', await mod.get('/api/moderation/actions'));
  fits('a sync', await bob.get('/api/sync'));
  const ticket = { rooms: [], deviceId: 'device-0001' };
  fits('a ticket', await bob.post('/api/realtime/ticket', ticket));
});

test('a repeated request is answered as the first time, and both answers fit the contract', async () => {
  const topic = await newTopic(alice, await forum.category());
  const key = { 'idempotency-key': 'contract-1' };
  const first = await bob.post(`/api/topics/${topic}/replies`, { body: 'Once.' }, key);
  const again = await bob.post(`/api/topics/${topic}/replies`, { body: 'Once.' }, key);
  fits('a reply', first);
  fits('a replayed reply', again);
  expect(again.headers['idempotency-replayed']).toBe('true');
  expect(again.body).toEqual(first.body);
});

test('commands are answered by contract, also with what was missed and redacted meanwhile', async () => {
  const topic = await newTopic(alice, await forum.category());
  const reply = await newReply(bob, topic);
  await mod.delete(`/api/replies/${reply.id}`);
  const live = connect(forum.url, bob);
  const { epoch } = await live.ready;
  const room = rooms.topic(topic);
  const joined = await live.ask('subscribe', { rooms: [{ room, since: { epoch, offset: 0 } }] });
  expect(joined.ok, 'the contract holds for subscribe').toBe(true);
  expect(joined.rooms[0].events[0].slice(0, 2)).toEqual(['reply:created', { id: reply.id, redacted: true }]);
  for (const [name, input] of Object.entries({
    sync: { rooms: [{ room, since: { epoch, offset: 0 } }] },
    ack: { acks: [[room, 1]] },
    heartbeat: { visible: true },
    'notification:mark-read': { ids: [reply.id] },
    'notification:archive': { ids: [reply.id] },
    'notification:delete': { ids: [reply.id] },
    'notification:mark-seen': { upTo: 1 },
    'notification:mark-all-read': { upTo: 1 },
    'typing:start': { room },
    'presence:update': { status: 'busy' },
    'presence:watch': { userIds: [bob.id] },
    'auth:refresh': { token: bob.token },
  })) {
    expect((await live.ask(name, input)).ok, `the contract holds for ${name}`).toBe(true);
  }
  await until(() => live.heard.some(({ name }) => name === 'presence:state'), { what: 'who is there' });
  await bob.put('/api/me/presence', { status: 'hidden' });
  await until(() => live.heard.some(({ name }) => name === 'presence:changed'), { what: 'how one looks' });
  fits('how one wants to be seen', await bob.get('/api/me/presence'));
  fits('an end of that', await bob.delete('/api/me/presence'));
  fits('who is there', await bob.post('/api/realtime/presence/watch', { userIds: [bob.id] }));
  live.end();
});
