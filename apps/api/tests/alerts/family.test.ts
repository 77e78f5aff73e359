import { connect, heardOf, type LiveSocket } from '@tidings/testing/sockets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { alertFor, findingOf, ingestSettings, letPatienceEnd, newFamily, send } from '../support/alerts.ts';
import { type Any, type Forum, type Member, startForum } from '../support/forum.ts';
import { itemsOf, settled } from '../support/inbox.ts';

let forum: Forum;
let ana: Member;
let ben: Member;
let cleo: Member;
const open: LiveSocket[] = [];
beforeAll(async () => {
  forum = await startForum({ ...ingestSettings, TIMINGS: '{"jobPoll":20}' });
  [ana, ben, cleo] = await forum.people('ana', 'ben', 'cleo');
  await newFamily(ana, ben, cleo);
});
afterAll(async () => {
  for (const live of open) live.end();
  await forum.close();
});
const has = async (who: Member, id: string): Promise<boolean> => (await who.get(`/api/alerts/${id}`)).status === 200;
const share = (who: Member, shares: string) => who.patch('/api/family/shares', { shares });
const unreadAbout = async (who: Member, id: string): Promise<Any[]> =>
  (await itemsOf(who, '?filter=unread&limit=100')).filter(({ entity }: Any) => entity?.id === id);

test('what nobody takes in hand goes to the next contact, then to the one after; whoever does ends it for all', async () => {
  const live = connect(forum.url, ben, { deviceId: 'device-of-ben-1' });
  open.push(live);
  await live.ready;
  const alert = await alertFor(forum, ana, 'darkwatch');
  expect([alert.severity, await has(ben, alert.id), await has(cleo, alert.id)]).toEqual(['critical', false, false]);
  await letPatienceEnd(forum, alert.id);
  expect((await heardOf(live, 'alert:created')).payload).toMatchObject({
    id: alert.id,
    reason: 'family',
    member: { id: ana.id },
    monitoredId: null,
  });
  expect((await heardOf(live, 'notification:new')).payload).toMatchObject({ reason: 'family', priority: 'critical' });
  expect(await has(cleo, alert.id)).toBe(false);
  await letPatienceEnd(forum, alert.id);
  await settled(forum);
  expect([(await unreadAbout(ben, alert.id)).length, (await unreadAbout(cleo, alert.id)).length]).toEqual([1, 1]);
  const { rows } = await forum.db.pool.query(`SELECT FROM job WHERE kind = 'alerts:escalate'`);
  expect(rows).toHaveLength(0);
  await cleo.put(`/api/alerts/${alert.id}/acknowledge`);
  for (const who of [ana, ben, cleo]) {
    expect((await who.get(`/api/alerts/${alert.id}`)).body).toMatchObject({
      state: 'acknowledged',
      acknowledgedBy: { id: cleo.id },
    });
    expect(await unreadAbout(who, alert.id)).toEqual([]);
  }
});

test('taken in hand in time, nobody else is asked', async () => {
  const alert = await alertFor(forum, ana, 'darkwatch');
  await ana.put(`/api/alerts/${alert.id}/acknowledge`);
  await letPatienceEnd(forum, alert.id);
  expect([await has(ben, alert.id), await has(cleo, alert.id)]).toEqual([false, false]);
});

test('each member says what the others have: nothing, critical ones at once, or all of them', async () => {
  const seen = async (severity: string) => {
    const alert = await alertFor(forum, ana, 'voiceprint', { severity });
    return has(ben, alert.id);
  };
  await share(ana, 'critical');
  expect([await seen('critical'), await seen('high')]).toEqual([true, false]);
  await share(ana, 'everything');
  expect([await seen('critical'), await seen('low')]).toEqual([true, true]);
  await share(ana, 'nothing');
  expect([await seen('critical'), await seen('high')]).toEqual([false, false]);
  await share(ana, 'unanswered');
});

test('published to a group it is one alert of all of them', async () => {
  const { body } = await send(forum, 'voiceprint', [
    { recipients: [ana.username, ben.username], finding: findingOf('voiceprint') },
  ]);
  const [id] = body.results[0].alerts;
  expect(body.results[0].alerts).toHaveLength(1);
  expect((await ben.get(`/api/alerts/${id}`)).body).toMatchObject({
    reason: 'family',
    member: { id: ana.id },
    sharedWith: [{ id: ben.id }],
  });
  expect((await ana.get(`/api/alerts/${id}`)).body).toMatchObject({
    reason: 'you_monitor',
    sharedWith: [{ id: ben.id }],
  });
});

test('nobody is in a family unasked, or in two; the owner alone invites and removes', async () => {
  const dan = await forum.join('dan');
  expect((await ben.post('/api/family/invitations', { username: dan.username })).status).toBe(403);
  expect((await ben.delete(`/api/family/members/${cleo.username}`)).status).toBe(403);
  expect((await ana.delete(`/api/family/members/${ana.username}`)).status).toBe(409);
  await ana.post('/api/family/invitations', { username: dan.username });
  const view: Any = (await dan.get('/api/family')).body;
  expect(view).toMatchObject({ family: null, invitations: [{ owner: { id: ana.id } }] });
  await dan.post('/api/family', { name: 'My own' });
  expect((await dan.post(`/api/family/invitations/${view.invitations[0].familyId}/accept`)).body).toMatchObject({
    error: { code: 'IN_A_FAMILY' },
  });
  expect((await dan.post(`/api/family/invitations/${view.invitations[0].familyId}/decline`)).status).toBe(204);
  expect(((await ana.get('/api/family')).body as Any).family.members).toHaveLength(3);
});

test('who is invited is notified until the invitation ends: by an answer, taken back, or with the family', async () => {
  const [eve, fay] = await forum.people('eve', 'fay');
  const { displayName } = (await fay.get(`/api/users/${eve.username}`)).body as Any;
  const asked = async () => {
    await settled(forum);
    return (await itemsOf(fay)).filter(({ type }: Any) => type === 'family_invite');
  };
  const { id } = (await eve.post('/api/family', { name: 'Harbour' })).body as Any;
  const invite = () => eve.post('/api/family/invitations', { username: fay.username });
  const ends: [string, () => Promise<{ status: number }>][] = [
    ['declined', () => fay.post(`/api/family/invitations/${id}/decline`)],
    ['taken back', () => eve.delete(`/api/family/members/${fay.username}`)],
    ['accepted', () => fay.post(`/api/family/invitations/${id}/accept`)],
  ];
  for (const [how, end] of ends) {
    expect((await invite()).status, how).toBe(201);
    // Asked twice it is one invitation, and one notification.
    await invite();
    expect(await asked(), how).toMatchObject([
      {
        ...{ title: `${displayName} invited you into the family Harbour`, reason: 'invited' },
        ...{ actor: { id: eve.id }, entity: { type: 'user', id: eve.id }, actionUrl: '/alerts?view=family' },
      },
    ]);
    expect((await end()).status, how).toBeLessThan(300);
    expect(await asked(), how).toEqual([]);
  }
  await fay.delete(`/api/family/members/${fay.username}`);
  await invite();
  expect(await asked()).toHaveLength(1);
  await eve.delete('/api/family');
  expect(await asked()).toEqual([]);
});

test('who leaves has nothing of the others any more, and they nothing of theirs: lists, inbox, and what comes later', async () => {
  await share(ana, 'everything');
  await share(cleo, 'everything');
  const [of, ofCleo] = [await alertFor(forum, ana, 'hometitle'), await alertFor(forum, cleo, 'hometitle')];
  await settled(forum);
  expect([await has(cleo, of.id), await has(ana, ofCleo.id)]).toEqual([true, true]);
  await cleo.delete(`/api/family/members/${cleo.username}`);
  await settled(forum);
  expect([await has(cleo, of.id), await has(ana, ofCleo.id), await has(ben, of.id)]).toEqual([false, false, true]);
  expect([await unreadAbout(cleo, of.id), await unreadAbout(ana, ofCleo.id)]).toEqual([[], []]);
  expect(await has(cleo, (await alertFor(forum, ana, 'hometitle')).id)).toBe(false);
  expect((await ana.delete('/api/family')).status).toBe(204);
  expect(await has(ben, of.id)).toBe(false);
  expect((await ben.get('/api/family')).body).toMatchObject({ family: null });
});
