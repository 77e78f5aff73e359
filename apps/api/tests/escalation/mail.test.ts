import { until } from '@tidings/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mailDue } from '../../src/features/escalation/mail/mail-due.ts';
import { type Any, type Member, newTopic } from '../support/forum.ts';
import { itemsOf, settled } from '../support/inbox.ts';
import { startWorld, type World } from './world.ts';

let world: World;
let ben: Member;
beforeAll(async () => {
  world = await startWorld();
  ben = await world.forum.join('ben');
});
afterAll(() => world.close());
beforeEach(() => {
  world.smtp.mood = { kind: 'takes' };
});

const HOUR = 3600_000;
const preferences = '/api/notifications/preferences';
/** A member whose address takes mail. */
const reader = (name: string) => world.join(name);
const mailsTo = async (who: Member): Promise<Any[]> => {
  const { rows } = await world.forum.db.pool.query('SELECT email FROM "user" WHERE id = $1', [who.id]);
  return world.smtp.taken
    .filter(({ to, raw }) => to.includes(rows[0].email) && raw.includes('List-Unsubscribe'))
    .map(({ parsed, raw }) => ({ ...parsed, raw }));
};
const mailed = (who: Member, count = 1) =>
  until(async () => (await mailsTo(who)).length >= count && (await mailsTo(who)), { what: `${count} mails` });
/** Ben answers in a topic of somebody, which makes one notification. */
async function comment(who: Member, topic?: string, body = 'High water at nine.') {
  const id = topic ?? (await newTopic(who, await world.forum.category()));
  await ben.post(`/api/topics/${id}/replies`, { body });
  await settled(world.forum);
  return id;
}
/** Until nothing of this member waits to be looked at. */
const quietFor = (who: Member) =>
  until(
    async () =>
      (await world.forum.db.pool.query('SELECT 1 FROM job WHERE unique_key = $1', [`escalation:mail:${who.id}`]))
        .rowCount === 0,
    { what: 'the mails to be decided on' },
  );
const outcomes = async (who: Member): Promise<string[]> => {
  const { rows } = await world.forum.db.pool.query(
    `SELECT d.outcome || coalesce(' ' || d.reason, '') AS o FROM notification_delivery d JOIN notification n ON n.id = d.notification_id
     WHERE n.user_id = $1 AND d.channel = 'email' ORDER BY n.position`,
    [who.id],
  );
  return rows.map(({ o }) => o);
};

describe('what stays unread', () => {
  test('comes by one e-mail after the delay, with its text, its way out and its trace, and never again', async () => {
    const ana = await reader('ana');
    const topic = await comment(ana);
    const [mail] = await mailed(ana);
    const [item] = await itemsOf(ana);
    expect(mail.subject).toBe(item.title);
    expect(mail.text).toContain('High water at nine.');
    expect(mail.text).toContain(`/t/`);
    expect(mail.html).toContain('lang="en"');
    expect(mail.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    const { steps } = (await ana.get(`/api/notifications/${item.id}/trace`)).body as Any;
    expect(steps.find(({ step }: Any) => step === 'mailed')).toMatchObject({
      channel: 'email',
      answers: [{ to: mail.messageId, status: null }],
    });
    await comment(ana, topic, 'And again at half past nine.');
    await quietFor(ana);
    expect(await mailsTo(ana)).toHaveLength(1);
  });

  test('of one topic is one e-mail in one thread, in the language of the member; another topic is another', async () => {
    const jan = await reader('jan');
    await jan.patch('/api/me', { locale: 'de' });
    await jan.put(preferences, { emailDelayMinutes: 60 });
    const topic = await newTopic(jan, await world.forum.category());
    const other = await newTopic(jan, await world.forum.category());
    await Promise.all([comment(jan, topic), comment(jan, other)]);
    const { body } = await jan.post(`/api/topics/${topic}/replies`, { body: 'Mine' });
    await ben.post(`/api/topics/${topic}/replies`, { body: 'Yours', parentId: (body as Any).id });
    await settled(world.forum);
    await mailDue(world.services, [jan.id], Date.now() + HOUR);
    const mails = await mailed(jan, 2);
    expect(mails).toHaveLength(2);
    expect(mails.map(({ html }: Any) => html.includes('lang="de"'))).toEqual([true, true]);
    expect(new Set(mails.map(({ inReplyTo }: Any) => inReplyTo)).size).toBe(2);
    expect(mails.filter(({ subject }: Any) => /^2 neue Nachrichten in /.test(subject))).toHaveLength(1);
  });

  test('waits while the member wants quiet, and comes when it ends', async () => {
    const dora = await reader('dora');
    const end = Date.now() + 1500;
    await dora.put(preferences, { dndUntil: new Date(end).toISOString() });
    await comment(dora);
    await mailed(dora);
    expect(Date.now()).toBeGreaterThan(end);
  });

  test('comes once, however many look at it at once, and also when the server for mail was away', async () => {
    const emil = await reader('emil');
    await emil.put(preferences, { emailDelayMinutes: 60 });
    world.smtp.mood = { kind: 'refuse', code: 451, text: 'Come back later' };
    await comment(emil);
    const later = Date.now() + HOUR;
    await Promise.all([1, 2, 3].map(() => mailDue(world.services, [emil.id], later)));
    await until(async () => (await outcomes(emil))[0] === 'sent', { what: 'the decision' });
    world.smtp.mood = { kind: 'takes' };
    expect(await mailed(emil)).toHaveLength(1);
    const { rows } = await world.forum.db.pool.query(
      `SELECT count(*)::int AS n FROM mail WHERE user_id = $1 AND type = 'notifications'`,
      [emil.id],
    );
    expect(rows[0].n).toBe(1);
  });
});
describe('nothing comes', () => {
  const nothing = async (who: Member, because: string[]) => {
    await quietFor(who);
    expect(await outcomes(who)).toEqual(because);
    expect(await mailsTo(who)).toEqual([]);
  };

  test('to an address that nobody confirmed', async () => {
    const una = await world.forum.join('una');
    await comment(una);
    await nothing(una, ['skipped no_address']);
  });

  test('of what was read before its time', async () => {
    const finn = await reader('finn');
    await comment(finn);
    const [item] = await itemsOf(finn);
    await finn.put(`/api/notifications/${item.id}/read`, {});
    await nothing(finn, []);
  });

  test('to who wants no e-mails, or none of this type', async () => {
    const [gina, hugo] = [await reader('gina'), await reader('hugo')];
    await gina.put(preferences, { emailDelayMinutes: null });
    await hugo.put(preferences, { types: [{ type: 'comment', channels: { email: false } }] });
    await Promise.all([comment(gina), comment(hugo)]);
    await nothing(gina, []);
    await nothing(hugo, []);
  });

  test('of what was read while it waited to be handed over', async () => {
    const ines = await reader('ines');
    world.smtp.mood = { kind: 'refuse', code: 451, text: 'Come back later' };
    await comment(ines);
    const tried = `SELECT 1 FROM mail WHERE user_id = $1 AND type = 'notifications' AND status = 'queued' AND detail IS NOT NULL`;
    await until(async () => (await world.forum.db.pool.query(tried, [ines.id])).rowCount === 1, {
      what: 'a try in vain',
    });
    const [item] = await itemsOf(ines);
    await ines.put(`/api/notifications/${item.id}/read`, {});
    world.smtp.mood = { kind: 'takes' };
    await until(
      async () => {
        const { pool } = world.forum.db;
        await pool.query(`UPDATE job SET due_at = now() WHERE kind LIKE 'mail:%' AND locked_by IS NULL`);
        return (
          (
            await pool.query(
              `SELECT 1 FROM mail WHERE user_id = $1 AND type = 'notifications' AND status = 'withdrawn'`,
              [ines.id],
            )
          ).rowCount === 1
        );
      },
      { what: 'the mail to be taken back' },
    );
    expect(await mailsTo(ines)).toEqual([]);
  });

  test('of what was deleted, and of what was muted since', async () => {
    const [jule, karl] = [await reader('jule'), await reader('karl')];
    await karl.put(preferences, { emailDelayMinutes: 15 });
    const topic = await newTopic(jule, await world.forum.category());
    const { body } = await ben.post(`/api/topics/${topic}/replies`, { body: 'Gone soon' });
    await settled(world.forum);
    await ben.delete(`/api/replies/${(body as Any).id}`);
    await settled(world.forum);
    await nothing(jule, []);
    const muted = await comment(karl);
    await karl.put('/api/mutes', { targetType: 'topic', targetId: muted });
    await nothing(karl, ['skipped muted']);
  });
});
