import { alertSchema, alertSources, events } from '@tidings/contracts';
import { connect, heardOf, type LiveSocket } from '@tidings/testing/sockets';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { alertFor, findingOf, ingestSettings, send } from '../support/alerts.ts';
import { type Any, type Forum, type Member, startForum, storedIn } from '../support/forum.ts';
import { inboxOf, itemsOf, settled } from '../support/inbox.ts';

let forum: Forum;
let ana: Member;
let ben: Member;
const open: LiveSocket[] = [];
beforeAll(async () => {
  forum = await startForum({ ...ingestSettings, TIMINGS: '{"jobPoll":20}' });
  [ana, ben] = await forum.people('ana', 'ben');
});
afterAll(async () => {
  for (const live of open) live.end();
  await forum.close();
});
async function device(who: Member): Promise<LiveSocket> {
  const live = connect(forum.url, who, { deviceId: `device-${open.length}-of-${who.username}` });
  open.push(live);
  await live.ready;
  return live;
}
const listOf = async (who: Member, query = ''): Promise<Any> => (await who.get(`/api/alerts${query}`)).body;

describe.each(alertSources)('what %s finds', (source) => {
  test('is a row, an item of the inbox and an event on another device, in the language of the member, within a second', async () => {
    const [live, german] = [await device(ana), await device(ben)];
    await ben.patch('/api/me', { locale: 'de' });
    const begun = performance.now();
    const alert = await alertFor(forum, ana, source);
    const { payload } = await heardOf(live, 'alert:created');
    const { payload: item } = await heardOf(live, 'notification:new');
    expect(performance.now() - begun).toBeLessThan(1000);
    expect(alertSchema.parse((({ positions: _, ...rest }) => rest)(alert))).toMatchObject({
      source,
      state: 'new',
      reason: 'you_monitor',
    });
    expect(events['alert:created'].payload.parse(payload)).toMatchObject({ id: alert.id, title: alert.title });
    expect(payload.counts.new).toBe((await listOf(ana)).counts.new);
    expect(item).toMatchObject({
      ...{ category: 'alerts', title: alert.title, reason: 'you_monitor', entity: { type: 'alert', id: alert.id } },
      ...{ actionUrl: `/alerts?alert=${alert.id}`, actor: null },
    });
    expect(item.priority).toBe(({ medium: 'normal' } as Any)[alert.severity] ?? alert.severity);
    await alertFor(forum, ben, source);
    const { payload: deutsch } = await heardOf(german, 'alert:created');
    const { payload: eintrag } = await heardOf(german, 'notification:new');
    expect(deutsch.title).not.toBe(alert.title);
    expect([eintrag.title, eintrag.actionText]).toEqual([deutsch.title, 'Warnung ansehen']);
  });
});

test('the same finding again is no second alert and no second notification: it was seen twice', async () => {
  await settled(forum);
  const before = (await listOf(ana)).counts;
  const { unread } = (await inboxOf(ana)).counts;
  const finding = findingOf('hometitle');
  for (let n = 0; n < 3; n++) {
    const { body } = await send(forum, 'hometitle', [{ recipients: [ana.username], finding }]);
    expect(body.results[0]).toMatchObject({ created: n === 0 ? 1 : 0, error: null });
  }
  await settled(forum);
  const { items, counts } = await listOf(ana);
  expect(items[0]).toMatchObject({ timesSeen: 3, version: 3 });
  expect(Date.parse(items[0].lastSeenAt)).toBeGreaterThanOrEqual(Date.parse(items[0].firstSeenAt));
  expect([counts.new - before.new, (await inboxOf(ana)).counts.unread - unread]).toEqual([1, 1]);
});

test('twenty requests at once with the same finding are one alert', async () => {
  const finding = findingOf('removebrokers');
  const item = { recipients: [ben.username], finding };
  const answers = await Promise.all(Array.from({ length: 20 }, () => send(forum, 'removebrokers', [item])));
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(202));
  expect(answers.reduce((sum, { body }) => sum + body.results[0].created, 0)).toBe(1);
  expect(new Set(answers.flatMap(({ body }) => body.results[0].alerts)).size).toBe(1);
  expect((await listOf(ben)).items[0].timesSeen).toBe(20);
});

test('taking it in hand reads its notification on all devices, in the same breath, and is done once', async () => {
  const alert = await alertFor(forum, ana);
  await settled(forum);
  const live = await device(ana);
  const [item] = await itemsOf(ana);
  expect(item).toMatchObject({ readAt: null, entity: { id: alert.id } });
  const { body: taken }: Any = await ana.put(`/api/alerts/${alert.id}/acknowledge`);
  expect(taken).toMatchObject({ state: 'acknowledged', acknowledgedBy: { id: ana.id }, version: 2 });
  expect((await heardOf(live, 'alert:updated')).payload).toMatchObject({ id: alert.id, state: 'acknowledged' });
  expect((await heardOf(live, 'notification:read')).payload.ids).toEqual([item.id]);
  const events = (await storedIn(forum.db, `user:${ana.id}`)).length;
  expect((await ana.put(`/api/alerts/${alert.id}/acknowledge`)).body).toEqual(taken);
  expect((await storedIn(forum.db, `user:${ana.id}`)).length).toBe(events);
  const { body: done }: Any = await ana.put(`/api/alerts/${alert.id}/resolve`);
  expect(done).toMatchObject({ state: 'resolved', resolvedBy: { id: ana.id }, acknowledgedBy: { id: ana.id } });
  expect((await ana.put(`/api/alerts/${alert.id}/acknowledge`)).body).toEqual(done);
});

test('one that is seen to as it comes is unread nowhere, whichever is first: the notification or the member', async () => {
  const seen = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const { body } = await send(forum, 'darkwatch', [
        { recipients: [ana.username], finding: findingOf('darkwatch') },
      ]);
      const [id] = body.results[0].alerts;
      expect((await ana.put(`/api/alerts/${id}/resolve`)).status).toBe(200);
      return id;
    }),
  );
  await settled(forum);
  const items = await itemsOf(ana, '?filter=unread&category=alerts&limit=100');
  expect(items.filter(({ entity }: Any) => seen.includes(entity.id))).toEqual([]);
  const { rows } = await forum.db.pool.query(`SELECT notification_stands('alert', $1, NULL) AS stands`, [seen[0]]);
  expect(rows).toEqual([{ stands: false }]);
});

test('the list is filtered, paged and true with its position; others do not have it', async () => {
  const { body }: Any = await ana.get('/api/alerts?limit=2');
  const next: Any = (await ana.get(`/api/alerts?limit=100&cursor=${body.nextCursor}`)).body;
  const all = (await listOf(ana, '?limit=100')).items.map(({ id }: Any) => id);
  expect([...body.items, ...next.items].map(({ id }: Any) => id)).toEqual(all);
  const open = (await listOf(ana, '?state=open&limit=100')).items;
  expect(open.every(({ state }: Any) => state !== 'resolved')).toBe(true);
  expect(open).toHaveLength((await listOf(ana)).counts.open);
  const property = (await listOf(ana, '?source=hometitle&severity=critical')).items;
  expect(property.length).toBeGreaterThan(0);
  expect(property.every(({ source, severity }: Any) => source === 'hometitle' && severity === 'critical')).toBe(true);
  for (const path of [`/api/alerts/${all[0]}`] as const) expect((await ben.get(path)).status).toBe(404);
  for (const act of ['acknowledge', 'resolve'] as const)
    expect((await ben.put(`/api/alerts/${all[0]}/${act}`)).status).toBe(404);
});

test('the type is switched off by the member also for what is critical; mutes of nothing else keep it away', async () => {
  await ana.put('/api/notifications/preferences', { types: [{ type: 'alert.voice', channels: { inApp: false } }] });
  const alert = await alertFor(forum, ana, 'voiceprint', { severity: 'critical' });
  await settled(forum);
  expect((await itemsOf(ana)).some(({ entity }: Any) => entity?.id === alert.id)).toBe(false);
  expect((await listOf(ana)).items[0].id).toBe(alert.id);
});
