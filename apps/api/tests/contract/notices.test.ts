import { browserKeys } from '@tidings/testing/push';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Any, type Forum, type Member, newGroup, newReply, newTopic, startForum } from '../support/forum.ts';
import { itemsOf, settled } from '../support/inbox.ts';

let forum: Forum;
let alice: Member;
let bob: Member;
beforeAll(async () => {
  forum = await startForum({ LOG_LEVEL: 'silent' });
  [alice, bob] = await forum.people('alice', 'bob');
});
afterAll(() => forum.close());

/** In tests an answer or an event that is not as declared fails its request; this names what was asked. */
const fits = (what: string, { status }: { status: number }) =>
  expect(status, `the contract holds for ${what}`).toBeLessThan(300);

test('answers about announcements, and what members hear of them, fit the contract', async () => {
  const root = await forum.join('root', 'admin');
  const group = await newGroup(alice);
  const audience = { kind: 'group', id: group };
  const link = { url: '/groups', words: 'All groups' };
  const planned: Any = await root.post('/api/announcements', {
    ...{ title: 'A plan', body: 'Some *words*.', audience, link, state: 'planned' },
    publishAt: new Date(Date.now() + 3600_000).toISOString(),
  });
  fits('a planned announcement', planned);
  const one = `/api/announcements/${planned.body.id}` as const;
  fits('an announcement that goes out', await root.patch(one, { version: 1, state: 'published' }));
  fits('a changed announcement', await root.patch(one, { version: 2, title: 'Another plan' }));
  fits('what is out', await alice.get('/api/announcements'));
  fits('a closed announcement', await alice.put(`${one}/dismissal`));
  fits('an opened announcement', await alice.delete(`${one}/dismissal`));
  fits('all announcements', await root.get('/api/announcements/manage'));
  fits('one of them', await root.get(`/api/announcements/manage/${planned.body.id}`));
  fits('an ended announcement', await root.post(`${one}/end`));
  const other: Any = await root.post('/api/announcements', { title: 'Oops', state: 'published' });
  fits('one that is called back', await root.post(`/api/announcements/${other.body.id}/call-back`));
  fits('a deleted draft', await root.delete(`/api/announcements/${(await newDraft(root)).id}`));
  fits('a dry run', await root.post(`/api/announcements/dry-run?username=${bob.username}`, { audience }));
  fits('its people', await root.get('/api/announcements/dry-run/people?line=later'));
});

const newDraft = async (root: Member): Promise<Any> => (await root.post('/api/announcements', { title: 'Draft' })).body;

test('answers about the inbox, and the events of what fills and changes it, fit the contract', async () => {
  const topic = await newTopic(alice, await forum.category());
  fits('a like', await bob.put(`/api/topics/${topic}/like`));
  await newReply(bob, topic);
  await settled(forum);
  fits('the inbox', await alice.get('/api/notifications'));
  fits('what counts in it', await alice.get('/api/notifications/unread-count'));
  const one = `/api/notifications/${(await itemsOf(alice))[0].id}` as const;
  for (const part of ['read', 'archive'] as const) {
    fits(`a change (${part})`, await alice.put(`${one}/${part}`));
    fits(`a change taken back (${part})`, await alice.delete(`${one}/${part}`));
  }
  fits('one put off', await alice.put(`${one}/snooze`, { preset: '1h' }));
  fits('one back', await alice.delete(`${one}/snooze`));
  fits('one deleted', await alice.delete(one));
  fits('one back', await alice.put(one));
  fits('seen', await alice.put('/api/notifications/seen', { upTo: 1000 }));
  const all = await alice.put('/api/notifications/read-all', { upTo: 1000 });
  fits('all read', all);
  fits(
    'all unread again',
    await alice.delete('/api/notifications/read-all', { undoToken: (all.body as Any).undoToken }),
  );
  fits('many at once', await alice.post('/api/notifications/bulk', { action: 'read', ids: [one.slice(-36)] }));
  fits('a like taken back', await bob.delete(`/api/topics/${topic}/like`));
  await settled(forum);
});

test('answers about push, and the steps of a test, fit the contract', async () => {
  const { p256dh, auth } = browserKeys();
  fits('the key', await alice.get('/api/push/key'));
  const endpoint = 'https://1.1.1.1/contract';
  fits('a device', await alice.post('/api/push/subscriptions', { endpoint, keys: { p256dh, auth } }));
  fits('devices', await alice.get('/api/push/subscriptions'));
  fits('a device that is let go', await alice.delete('/api/push/subscriptions', { endpoint }));
  fits('a test', await alice.post('/api/notifications/test'));
});

test('invitations to register fit the contract', async () => {
  const made = await alice.post('/api/invitations', {});
  fits('an invitation', made);
  fits('invitations sent', await alice.get('/api/invitations/sent'));
  const token = String(made.body.url).slice(-43);
  fits('an invitation as shown', await forum.visitor.post('/api/auth/invitation', { token }));
  fits('an invitation that is taken back', await alice.delete(`/api/invitations/${made.body.id}`));
});
