import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Any, type Forum, type Member, newTopic, startForum } from '../support/forum.ts';
import { itemsOf, settled } from '../support/inbox.ts';

let forum: Forum;
beforeAll(async () => {
  forum = await startForum({ TIMINGS: JSON.stringify({ jobPoll: 20 }) });
});
afterAll(() => forum.close());

const hourIn = (timeZone: string, at: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(Date.parse(at));
const zoneOf = async (who: Member) => ((await who.get('/api/notifications/preferences')).body as Any).timeZone;
const reports = (who: Member, deviceTimeZone: string) => who.patch('/api/me', { deviceTimeZone });

/** Until when "tomorrow" puts off. */
async function tomorrowOf(who: Member): Promise<string> {
  const bob = await forum.join('bob');
  await bob.put(`/api/topics/${await newTopic(who, await forum.category())}/like`);
  await settled(forum);
  const [item] = await itemsOf(who, '?filter=unread');
  await who.put(`/api/notifications/${item.id}/snooze`, { preset: 'tomorrow' });
  return (await itemsOf(who, '?filter=snoozed')).find(({ id }: Any) => id === item.id).snoozedUntil;
}

test('until a device reports its zone it is UTC; then mornings and quiet hours are meant there, and another device is followed', async () => {
  const alice = await forum.join('alice');
  expect(await zoneOf(alice)).toBe('UTC');
  expect(hourIn('UTC', await tomorrowOf(alice))).toBe('08:00');
  for (const zone of ['Pacific/Kiritimati', 'Pacific/Niue']) {
    expect((await reports(alice, zone)).body).toMatchObject({ timeZone: null, deviceTimeZone: zone });
    expect(await zoneOf(alice)).toBe(zone);
    expect(hourIn(zone, await tomorrowOf(alice))).toBe('08:00');
    // A night from an hour ago to an hour from now on the wall there: it ends on that clock.
    const wall = (ms: number) => hourIn(zone, new Date(Date.now() + ms).toISOString());
    const [from, to] = [wall(-3600_000), wall(3600_000)];
    const spans = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from, to }));
    await alice.put('/api/notifications/preferences', { quietHours: { on: true, spans } });
    const { nextInterruptionAt } = (await alice.get('/api/notifications/preferences')).body as Any;
    expect(hourIn(zone, nextInterruptionAt)).toBe(to);
  }
});

test('a zone the member chose stays, whatever a device reports; without it the device counts again', async () => {
  const alice = await forum.join('alice');
  await alice.patch('/api/me', { timeZone: 'Asia/Kathmandu' });
  await reports(alice, 'America/New_York');
  expect(await zoneOf(alice)).toBe('Asia/Kathmandu');
  expect(hourIn('Asia/Kathmandu', await tomorrowOf(alice))).toBe('08:00');
  await alice.patch('/api/me', { timeZone: null });
  expect(await zoneOf(alice)).toBe('America/New_York');
});

test('the same zone again changes nothing, and one that is none is refused and changes nothing', async () => {
  const alice = await forum.join('alice');
  const { version } = (await reports(alice, 'Europe/Berlin')).body as Any;
  expect((await reports(alice, 'Europe/Berlin')).body).toMatchObject({ version, deviceTimeZone: 'Europe/Berlin' });
  for (const zone of ['Mars/Olympus', '+02:00', '', 'x'.repeat(65), "Europe/Berlin'; --"])
    expect(await reports(alice, zone)).toMatchObject({ status: 400, body: { error: { code: 'VALIDATION_FAILED' } } });
  expect((await alice.get('/api/me')).body).toMatchObject({ version, deviceTimeZone: 'Europe/Berlin' });
  expect(JSON.stringify((await forum.visitor.get(`/api/users/${alice.username}`)).body)).not.toContain('Berlin');
});
