import { until } from '@tidings/testing';
import { connect, heardOf } from '@tidings/testing/sockets';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Any, type Member, newTopic } from '../support/forum.ts';
import { itemsOf, settled } from '../support/inbox.ts';
import { startWorld, type World } from './world.ts';

let world: World;
let ben: Member;
beforeAll(async () => {
  world = await startWorld();
  ben = await world.forum.join('ben');
});
afterAll(async () => {
  expect(world.push.faults).toEqual([]);
  await world.close();
});

const preferences = '/api/notifications/preferences';
async function reader(name: string) {
  const who = await world.join(name);
  const browser = world.push.subscribe();
  expect(await who.post('/api/push/subscriptions', browser.subscription)).toMatchObject({ status: 200 });
  const said = () => browser.messages.map(({ text }) => JSON.parse(text));
  return {
    who,
    browser,
    said,
    pushed: (count = 1) => until(() => said().length >= count && said(), { what: 'a push' }),
  };
}
async function comment(who: Member, topic?: string) {
  const id = topic ?? (await newTopic(who, await world.forum.category()));
  await ben.post(`/api/topics/${id}/replies`, { body: 'High water at nine.' });
  await settled(world.forum);
  return id;
}
const outcomes = async (who: Member): Promise<string[]> => {
  const { rows } = await world.forum.db.pool.query(
    `SELECT d.outcome || coalesce(' ' || d.reason, '') AS o FROM notification_delivery d JOIN notification n ON n.id = d.notification_id
     WHERE n.user_id = $1 AND d.channel = 'push' ORDER BY n.position`,
    [who.id],
  );
  return rows.map(({ o }) => o);
};
const decided = (who: Member, because: string[]) =>
  until(async () => JSON.stringify(await outcomes(who)) === JSON.stringify(because), {
    what: `the outcome ${because}`,
  });

/** A device of a member that says whether somebody looks, and acknowledges what comes. */
async function device(who: Member, visible: boolean) {
  const live = connect(world.forum.url, who, { deviceId: `device-${who.id.slice(-8)}` });
  await live.ready;
  await live.ask('heartbeat', { visible });
  return {
    acknowledge: (offset: number) => live.ask('ack', { acks: [[`user:${who.id}`, offset]] }),
    /** What comes next, as soon as it is there. */
    acknowledgeNext: async () => {
      const { meta } = await heardOf(live, 'notification:new');
      await live.ask('ack', { acks: [[`user:${who.id}`, meta.offset]] });
    },
    end: () => live.end(),
  };
}

/** Waits until the next look at what is to be pushed is put off until then. */
const dueAt = (who: Member, instant: string) =>
  until(
    async () => {
      const { rows } = await world.forum.db.pool.query('SELECT due_at FROM job WHERE unique_key = $1', [
        `escalation:push:${who.id}`,
      ]);
      return rows[0]?.due_at.toISOString() === instant;
    },
    { what: 'the push to be put off' },
  );

describe('what no device acknowledged that somebody looks at', () => {
  test('is pushed with its words and its way there, and the trace says to where', async () => {
    const { who, pushed } = await reader('ana');
    const topic = await comment(who);
    const [message] = await pushed();
    const [item] = await itemsOf(who);
    expect(message).toMatchObject({ id: item.id, tag: item.groupKey, title: item.title, body: 'High water at nine.' });
    expect(message.url).toContain(`/t/${topic}`);
    await decided(who, ['sent']);
    const { steps } = (await who.get(`/api/notifications/${item.id}/trace`)).body as Any;
    expect(steps.find(({ step }: Any) => step === 'pushed')).toMatchObject({
      channel: 'push',
      answers: [{ status: 201 }],
    });
  });

  test('is pushed although a page that nobody sees acknowledged it', async () => {
    const { who, pushed } = await reader('cleo');
    const page = await device(who, false);
    await comment(who);
    await page.acknowledge((await itemsOf(who))[0].position);
    await pushed();
    page.end();
  });

  test('is not pushed when somebody sees the page that acknowledged it', async () => {
    const { who, said } = await reader('dora');
    const page = await device(who, true);
    await Promise.all([comment(who), page.acknowledgeNext()]);
    await decided(who, ['skipped acknowledged']);
    expect(said()).toEqual([]);
    page.end();
  });

  test('is pushed although somebody who sees the page claims more than was sent to it', async () => {
    const { who, pushed } = await reader('emil');
    const page = await device(who, true);
    await page.acknowledge(1_000_000);
    await comment(who);
    await pushed();
    page.end();
  });
});

test('what is read is not pushed, and what was pushed is closed on the screens when it is read elsewhere', async () => {
  const { who, said, pushed } = await reader('finn');
  const topic = await comment(who);
  await pushed();
  await decided(who, ['sent']);
  const [item] = await itemsOf(who);
  await who.put(`/api/notifications/${item.id}/read`, {});
  const [, closing] = await pushed(2);
  expect(closing).toMatchObject({ tag: item.groupKey, close: true });
  await comment(who, topic);
  const [next] = await itemsOf(who);
  await who.put(`/api/notifications/${next.id}/read`, {});
  await until(
    async () =>
      (await world.forum.db.pool.query('SELECT 1 FROM job WHERE unique_key = $1', [`escalation:push:${who.id}`]))
        .rowCount === 0,
    { what: 'the push to be decided on' },
  );
  expect(said().filter(({ close }: Any) => !close)).toHaveLength(1);
});

test('nothing is pushed to who has it off; many at once are one push that says how many', async () => {
  const { who, said, pushed } = await reader('gina');
  await who.put(preferences, { types: [{ type: 'comment', channels: { push: false } }] });
  await comment(who);
  const end = new Date(Date.now() + 3600_000).toISOString();
  await who.put(preferences, {
    dndUntil: end,
    types: [{ type: 'comment', channels: { push: true } }],
  });
  const category = await world.forum.category();
  const topics = await Promise.all([1, 2, 3, 4].map(() => newTopic(who, category)));
  for (const topic of topics) await comment(who, topic);
  await dueAt(who, end);
  expect(said()).toEqual([]);
  // What ends sooner than it was set to is noticed then.
  await who.put(preferences, { dndUntil: null });
  const [summary] = await pushed();
  expect(summary).toMatchObject({ tag: 'inbox', url: '/inbox' });
  expect(summary.title).toMatch(/^\d new in your inbox$/);
});

test('who is busy is not interrupted; a device hears that they are, and what waited goes out when they are no more', async () => {
  const { who, said, pushed } = await reader('bea');
  const live = connect(world.forum.url, who, { deviceId: 'device-of-bea' });
  await live.ready;
  const end = new Date(Date.now() + 3600_000).toISOString();
  await who.put('/api/me/presence', { status: 'busy', until: end });
  const { payload } = await heardOf(live, 'preferences:changed');
  expect(payload).toMatchObject({ busy: { until: end }, busyIsQuiet: true, version: 1 });
  expect(await who.get(preferences)).toMatchObject({ body: { busy: { until: end }, nextInterruptionAt: end } });
  live.end();
  await comment(who);
  await dueAt(who, end);
  expect(said()).toEqual([]);
  await who.delete('/api/me/presence');
  await pushed();
  await decided(who, ['sent']);
  expect(await who.get(preferences)).toMatchObject({ body: { busy: null, version: 2 } });
});

test('a device that is gone is forgotten, and its e-mail comes without waiting for its time', async () => {
  const { who, browser } = await reader('hugo');
  await who.put(preferences, { emailDelayMinutes: 60 });
  browser.answer({ status: 410 });
  await comment(who);
  await decided(who, ['failed no_device_left']);
  await until(
    () =>
      world.smtp.taken.some(
        ({ to, raw }) => raw.includes('List-Unsubscribe') && to.some((one) => one.startsWith('hugo')),
      ),
    { what: 'the mail' },
  );
  expect(((await who.get('/api/push/subscriptions')).body as Any).items).toEqual([]);
});

test('a push service that fails is asked again a few times, and then the e-mail takes its place, once', async () => {
  const { who, browser, said } = await reader('ines');
  await who.put(preferences, { emailDelayMinutes: 60 });
  browser.answer({ status: 503 });
  await comment(who);
  await decided(who, ['failed push_failed']);
  expect(browser.asked()).toBe(3);
  expect(said()).toEqual([]);
  const mine = () =>
    world.smtp.taken.filter(
      ({ to, raw }) => raw.includes('List-Unsubscribe') && to.some((one) => one.startsWith('ines')),
    );
  await until(() => mine().length === 1, { what: 'the mail' });
});
