import { notificationTypes } from '@tidings/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Any, type Forum, type Member, newTopic, startForum, storedOf } from '../support/forum.ts';
import { itemsOf, settled } from '../support/inbox.ts';

const HOUR = 3600_000;
const path = '/api/notifications/preferences';
let forum: Forum;
let ana: Member;
beforeAll(async () => {
  forum = await startForum();
  ana = await forum.join('ana');
});
afterAll(() => forum.close());

const read = async (who: Member): Promise<Any> => (await who.get(path)).body;
const set = (who: Member, input: object): Promise<Any> => who.put(path, input);
const heard = async (who: Member) =>
  (await storedOf(forum.db, who.id))
    .filter(({ name }) => name === 'preferences:changed')
    .map(({ payload }) => payload as Any);

test('who set nothing has everything by default: each type that may be kept away, no quiet hours, no calm, no sound', async () => {
  const ben = await forum.join('ben');
  const shown = await read(ben);
  const mutable = Object.values(notificationTypes).filter(({ mutable }) => mutable);
  expect(shown.types.map((one: Any) => one.type)).toEqual(mutable.map(({ type }) => type));
  expect(shown.types.every((one: Any) => one.channels.inApp === true)).toBe(true);
  expect(shown).toMatchObject({
    quietHours: { on: false, spans: [] },
    ...{ dndUntil: null, busyIsQuiet: true, calm: false, sound: false, version: 0, timeZone: 'UTC' },
  });
  expect(Math.abs(Date.parse(shown.nextInterruptionAt) - Date.now())).toBeLessThan(10_000);
});

test('what is given changes, the rest stays; the own devices hear it, once; the same again changes nothing', async () => {
  const cleo = await forum.join('cleo');
  const quietHours = { on: true, spans: [{ day: 1, from: '22:00', to: '08:00' }] };
  expect(await set(cleo, { quietHours, sound: true })).toMatchObject({
    status: 200,
    body: { quietHours, sound: true, calm: false },
  });
  await set(cleo, { calm: true, types: [{ type: 'like', channels: { inApp: false } }] });
  await set(cleo, { calm: true, types: [{ type: 'like', channels: { inApp: false } }] });
  await set(cleo, { quietHours, sound: true });
  const { positions, timeZone: _, nextInterruptionAt: __, ...shown } = await read(cleo);
  expect(shown).toMatchObject({ quietHours, sound: true, calm: true, version: 2 });
  expect(shown.types.find((one: Any) => one.type === 'like').channels.inApp).toBe(false);
  const events = await heard(cleo);
  expect(events).toHaveLength(2);
  expect(events.at(-1)).toEqual(shown);
  expect(positions[`user:${cleo.id}`]).toBeDefined();
  expect(await heard(ana)).toEqual([]);
});

test('channels of a type, its e-mail once a day, how long it stays unread before one and the hour of the day are each set alone', async () => {
  const eve = await forum.join('eve');
  const likeOf = (shown: Any) => shown.types.find((one: Any) => one.type === 'like');
  expect(likeOf(await read(eve))).toMatchObject({ channels: { inApp: true, push: false, email: false }, daily: false });
  expect(await read(eve)).toMatchObject({ emailDelayMinutes: 5, digestHour: 8 });
  await set(eve, { types: [{ type: 'like', channels: { push: true } }] });
  await set(eve, { types: [{ type: 'like', channels: {}, daily: true }] });
  await set(eve, { emailDelayMinutes: null });
  await set(eve, { digestHour: 21, types: [{ type: 'like', channels: { email: true } }] });
  const shown = await read(eve);
  expect(likeOf(shown)).toMatchObject({ channels: { inApp: true, push: true, email: true }, daily: true });
  expect(shown).toMatchObject({ emailDelayMinutes: null, digestHour: 21, version: 4 });
});

test('two changes at once both count', async () => {
  const duo = await forum.join('duo');
  await Promise.all([set(duo, { calm: true }), set(duo, { sound: true }), set(duo, { busyIsQuiet: false })]);
  expect(await read(duo)).toMatchObject({ calm: true, sound: true, busyIsQuiet: false, version: 3 });
});

test('busy and not busy at the same time: what the devices heard last is what holds', async () => {
  const mia = await forum.join('mia');
  const busy = () => mia.put('/api/me/presence', { status: 'busy' });
  for (let n = 0; n < 6; n++) {
    await (n % 2 === 0 ? mia.delete('/api/me/presence') : busy());
    await Promise.all([mia.delete('/api/me/presence'), busy()]);
    const { busy: now, version } = await read(mia);
    expect((await heard(mia)).at(-1)).toMatchObject({ busy: now, version });
  }
});

test('busy ends in the future and within a year, as do not disturb does', async () => {
  for (const until of ['2020-01-01T00:00:00.000Z', new Date(Date.now() + 400 * 24 * HOUR).toISOString()]) {
    const answer = await ana.put('/api/me/presence', { status: 'busy', until });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'VALIDATION_FAILED' } } });
  }
});

test('do not disturb holds until its end, in the future and within a year; the next interruption is said in the zone of the member', async () => {
  const dora = await forum.join('dora');
  await dora.patch('/api/me', { timeZone: 'Europe/Berlin' });
  const until = new Date(Date.now() + HOUR).toISOString();
  await set(dora, { dndUntil: until });
  expect(await read(dora)).toMatchObject({ dndUntil: until, nextInterruptionAt: until, timeZone: 'Europe/Berlin' });
  const always = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' }));
  await set(dora, { quietHours: { on: true, spans: always } });
  expect((await read(dora)).nextInterruptionAt).toBeNull();
  for (const dndUntil of ['2020-01-01T00:00:00.000Z', new Date(Date.now() + 400 * 24 * HOUR).toISOString()])
    expect(await set(dora, { dndUntil })).toMatchObject({
      status: 400,
      body: { error: { code: 'VALIDATION_FAILED' } },
    });
  await set(dora, { dndUntil: null });
  expect((await read(dora)).dndUntil).toBeNull();
});

describe('is refused', () => {
  test.each([
    ['a type nobody knows', { types: [{ type: 'weather', channels: { inApp: false } }] }, 'UNSUPPORTED'],
    ['a type of everything', { types: [{ type: 'constructor', channels: { inApp: false } }] }, 'UNSUPPORTED'],
    ['a channel that is not there yet', { types: [{ type: 'like', channels: { pigeon: true } }] }, 'UNSUPPORTED'],
    ['a delay nobody offers', { emailDelayMinutes: 7 }, 'VALIDATION_FAILED'],
    ['an hour after the last', { digestHour: 24 }, 'VALIDATION_FAILED'],
    ['what staff decided', { types: [{ type: 'moderation', channels: { inApp: false } }] }, 'UNSUPPORTED'],
    [
      'an hour that no clock shows',
      { quietHours: { on: true, spans: [{ day: 1, from: '25:00', to: '08:00' }] } },
      'VALIDATION_FAILED',
    ],
    [
      'a day that no week has',
      { quietHours: { on: true, spans: [{ day: 8, from: '22:00', to: '08:00' }] } },
      'VALIDATION_FAILED',
    ],
    [
      'more stretches than a week has',
      { quietHours: { on: true, spans: Array.from({ length: 29 }, () => ({ day: 1, from: '22:00', to: '08:00' })) } },
      'VALIDATION_FAILED',
    ],
  ])('%s', async (_, input, code) => {
    const before = await read(ana);
    expect(await set(ana, input)).toMatchObject({ body: { error: { code } } });
    expect((await read(ana)).version).toBe(before.version);
  });
});

test('a type that is off makes no row; one that is on again does', async () => {
  const [eve, fay] = await Promise.all([forum.join('eve'), forum.join('fay')]);
  const topic = await newTopic(eve, await forum.category());
  await set(eve, { types: [{ type: 'comment', channels: { inApp: false } }] });
  await fay.post(`/api/topics/${topic}/replies`, { body: 'Nobody hears of this one.' });
  await settled(forum);
  expect(await itemsOf(eve)).toEqual([]);
  await set(eve, { types: [{ type: 'comment', channels: { inApp: true } }] });
  await fay.post(`/api/topics/${topic}/replies`, { body: 'This one is heard of.' });
  await settled(forum);
  expect((await itemsOf(eve)).map(({ type }: Any) => type)).toEqual(['comment']);
});
