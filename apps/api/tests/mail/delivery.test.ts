import { until } from '@tidings/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startMailWorld, urgentMail } from './world.ts';

let world: Awaited<ReturnType<typeof startMailWorld>>;
beforeAll(async () => {
  world = await startMailWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  world.smtp.mood = { kind: 'takes' };
  world.smtp.taken.length = 0;
});

const settled = (key: string, status: string) =>
  until(
    async () => {
      const row = await world.row(key);
      return row?.status === status && row;
    },
    { what: `${key} being ${status}` },
  );
/** Until it was tried and waits again. */
const triedInVain = (key: string) =>
  until(
    async () => {
      const row = await world.row(key);
      return row?.status === 'queued' && row.detail !== null && row;
    },
    { what: `${key} tried in vain` },
  );

describe('a mail', () => {
  test('goes to one recipient with text and HTML, its thread and its one-click way out', async () => {
    const url = 'https://harbour.example/unsubscribe/abc';
    await world.send('whole', { thread: { id: 'topic:1' }, unsubscribe: { url } });
    await settled('whole', 'sent');
    const [mail] = world.smtp.taken;
    expect(mail).toMatchObject({ from: 'mail@harbour.example', to: ['whole@example.org'] });
    const { parsed } = mail as NonNullable<typeof mail>;
    expect(parsed.subject).toBe('whole in Tides');
    expect(parsed.messageId).toBe((await world.row('whole')).message_id);
    expect(parsed.text).toContain('Hello from Open Harbour.');
    expect(parsed.text).not.toContain('<');
    expect(parsed.html).toContain('prefers-color-scheme:dark');
    expect(parsed.html).toContain('lang="en"');
    expect(mail?.raw).toMatch(/^List-Unsubscribe: <https:\/\/harbour\.example\/unsubscribe\/abc>\r$/m);
    expect(mail?.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    expect(mail?.raw).toMatch(/^List-ID: <[\w-]+\.harbour\.example>\r$/im);
    expect(parsed.inReplyTo).toBe(parsed.references);
    await world.send('second', { thread: { id: 'topic:1' } });
    await settled('second', 'sent');
    expect(world.smtp.taken[1]?.parsed.inReplyTo).toBe(parsed.inReplyTo);
  });

  test('reads in the language of its reader', async () => {
    const to = { userId: null, address: 'jan@example.org', locale: 'de' as const, timeZone: 'Europe/Berlin' };
    await world.send('german', { to });
    await settled('german', 'sent');
    expect(world.smtp.taken[0]?.parsed).toMatchObject({ subject: 'german bei Tides' });
    expect(world.smtp.taken[0]?.parsed.html).toContain('lang="de"');
  });

  test('is sent once, however often its key is sent, and what it says is forgotten', async () => {
    expect([await world.send('once'), await world.send('once')]).toEqual(['queued', 'repeated']);
    const row = await settled('once', 'sent');
    expect(row.sealed).toBeNull();
    expect(await world.send('once')).toBe('repeated');
    expect(world.smtp.taken).toHaveLength(1);
  });

  test('is sealed while it waits', async () => {
    await world.send('sealed', { dueAt: new Date(Date.now() + 60_000), data: { excerpt: 'a very secret word' } });
    const row = await world.row('sealed');
    expect(JSON.stringify(row)).not.toContain('secret');
    expect(JSON.stringify((await world.forum.db.pool.query('SELECT * FROM job')).rows)).not.toContain('secret');
    expect(row.sealed).toMatch(/^[\w-]+$/);
  });

  test('is not sent when it is taken back, no longer wanted, or late', async () => {
    const later = new Date(Date.now() + 60_000);
    await world.send('back', { dueAt: later });
    const { value } = await world.services.events.transact(
      { actor: null, correlationId: 'c', idempotency: null } as never,
      (tx) => world.services.mail.withdraw(tx, ['back', 'none']),
    );
    expect(value).toEqual(['back']);
    world.unwanted.add('read-before');
    await world.send('read-before', { dueAt: later });
    await world.send('late', { dueAt: later });
    await world.forum.db.pool.query(`UPDATE mail SET expires_at = now() WHERE key = 'late'`);
    await world.hurry();
    await settled('read-before', 'withdrawn');
    await settled('late', 'expired');
    expect(await world.row('back')).toMatchObject({ status: 'withdrawn', sealed: null });
    expect(world.smtp.taken).toHaveLength(0);
  });

  test('whose server ended between the marker and the hand-over counts as sent', async () => {
    await world.send('marked', { dueAt: new Date(Date.now() + 60_000) });
    await world.forum.db.pool.query(`UPDATE mail SET status = 'handed' WHERE key = 'marked'`);
    await world.hurry();
    await settled('marked', 'unknown');
    expect(world.smtp.taken.filter(({ to }) => to[0] === 'marked@example.org')).toHaveLength(0);
  });

  test('has headers of one line each, whatever people wrote (ATTACKS 41)', async () => {
    const title = 'Tides\r\nBcc: eve@example.org\r\n\r\n<b>\u202egnorw</b>\u2028X: y';
    await world.send('injected', { data: { title } });
    await settled('injected', 'sent');
    // What an earlier test made due may come as well.
    const own = world.smtp.taken.filter(({ to }) => to.includes('injected@example.org'));
    expect(own).toHaveLength(1);
    const { parsed, raw, to } = own[0] as (typeof own)[number];
    expect(to).toEqual(['injected@example.org']);
    expect(parsed.headers.has('bcc') || parsed.headers.has('x')).toBe(false);
    expect(parsed.subject).toBe('injected in Tides Bcc: eve@example.org <b> gnorw</b> X: y');
    expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^(bcc|x):/im);
    expect(parsed.html).toContain('&lt;b&gt;');
    for (const address of [
      'a@b.example, c@d.example',
      'a@b.example\nBcc: c@d.example',
      '"a b"@c.example',
      'a',
      '@b.example',
    ]) {
      const to = { userId: null, address, locale: 'en' as const, timeZone: null };
      expect(await world.send(`bad ${address}`, { to })).toBe('no_address');
    }
  });

  test('one that cannot be written fails alone', async () => {
    await world.send('too-large', { data: { excerpt: 'x'.repeat(400_000) } });
    await world.send('beside');
    await settled('too-large', 'failed');
    await settled('beside', 'sent');
  });
});

describe('a server for mail that', () => {
  test('refuses an address for good: it is marked, and only what accounts need is sent there again', async () => {
    world.smtp.mood = { kind: 'refuse', code: 550, text: '5.1.1 No such user' };
    await world.send('gone');
    expect((await settled('gone', 'refused')).detail).toContain('5.1.1');
    const to = { userId: null, address: 'gone@example.org', locale: 'en' as const, timeZone: null };
    expect(await world.send('again', { to })).toBe('undeliverable');
    world.smtp.mood = { kind: 'takes' };
    expect(await world.send('needed', { to, type: urgentMail })).toBe('queued');
    await settled('needed', 'sent');
    // It does take mail after all.
    expect(await world.send('and-again', { to })).toBe('queued');
  });

  test('has a policy against us or a full mailbox: the mail fails and the address stays', async () => {
    world.smtp.mood = { kind: 'refuse', code: 554, text: '5.7.1 Not from you' };
    await world.send('policy');
    await settled('policy', 'failed');
    world.smtp.mood = { kind: 'refuse-message', code: 554, text: '5.6.0 Looks odd' };
    await world.send('odd');
    await settled('odd', 'failed');
    expect((await world.forum.db.pool.query('SELECT FROM undeliverable_address')).rowCount).toBe(0);
  });

  test.each([
    ['says "later" to the recipient', { kind: 'refuse', code: 451, text: '4.7.1 Greylisted' }],
    ['says "later" to the message', { kind: 'refuse-message', code: 452, text: '4.3.1 Full' }],
    ['closes before the message', { kind: 'drop-at-recipient' }],
    ['never greets', { kind: 'silent' }],
  ] as const)('%s: one mail in the end', async (name, mood) => {
    const key = name.replace(/\W+/g, '-');
    world.smtp.mood = mood;
    await world.send(key);
    await triedInVain(key);
    const refused = world.smtp.taken.length;
    world.smtp.mood = { kind: 'takes' };
    await until(async () => {
      await world.hurry();
      return (await world.row(key)).status === 'sent';
    });
    expect(world.smtp.taken.slice(refused)).toHaveLength(1);
  });

  test.each([
    ['closes after it took the message', { kind: 'drop-after-message' }],
    ['is silent after it took the message', { kind: 'slow' }],
  ] as const)('%s: nobody knows, so it counts as sent', async (name, mood) => {
    const key = name.replace(/\W+/g, '-');
    world.smtp.mood = mood;
    await world.send(key);
    await settled(key, 'unknown');
    world.smtp.mood = { kind: 'takes' };
    await world.hurry();
    await world.send(`after-${key}`);
    await settled(`after-${key}`, 'sent');
    expect(world.smtp.taken.filter(({ to }) => to[0] === `${key.toLowerCase()}@example.org`)).toHaveLength(1);
  });
});
