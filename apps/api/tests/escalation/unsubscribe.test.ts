import { afterAll, beforeAll, expect, test } from 'vitest';
import { unsubscribeUrl } from '../../src/features/escalation/unsubscribe/token.ts';
import type { Any, Member } from '../support/forum.ts';
import { startWorld, type World } from './world.ts';

let world: World;
let ana: Member;
beforeAll(async () => {
  world = await startWorld();
  ana = await world.forum.join('ana');
});
afterAll(() => world.close());

const emailOf = async (...types: string[]): Promise<boolean[]> => {
  const { body } = await ana.get('/api/notifications/preferences');
  return types.map((type) => (body as Any).types.find((one: Any) => one.type === type).channels.email);
};
const url = (category: string) => unsubscribeUrl(world.services.secrets, world.forum.url, { userId: ana.id, category });
/** As a mail program does it: a form, without cookies and without an origin. */
const post = (to: string, form: Record<string, string>) =>
  fetch(to, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });

test('following the link changes nothing; the button of the mail program stops the category at once; undo brings back what was', async () => {
  const link = url('replies');
  const page = await fetch(link);
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await page.text()).toContain('Stop e-mails about “Replies”?');
  expect(await emailOf('comment', 'reply')).toEqual([true, true]);

  const stopped = await post(link, { 'List-Unsubscribe': 'One-Click' });
  expect(stopped.status).toBe(200);
  expect(await emailOf('comment', 'reply', 'mention')).toEqual([false, false, true]);
  const again = await post(link, { 'List-Unsubscribe': 'One-Click' });
  expect(again.status).toBe(200);
  expect(await emailOf('comment', 'reply', 'mention')).toEqual([false, false, true]);

  const undo = /name="undo" value="([^"]*)"/.exec(await stopped.text())?.[1] ?? '';
  expect(undo.split(',').sort()).toEqual(['comment', 'reply']);
  expect(await (await post(link, { undo })).text()).toContain('come again');
  expect(await emailOf('comment', 'reply')).toEqual([true, true]);
  await post(link, { undo: 'mention,like,constructor' });
  expect(await emailOf('like')).toEqual([false]);
});

test('a link that was changed, cut or made up stops nothing', async () => {
  const link = url('mentions');
  const other = await world.forum.join('ben');
  const forged = [
    link.slice(0, -2),
    link.replace('.mentions.', '.replies.'),
    link.replace(ana.id, other.id),
    `${world.forum.url}/api/email/unsubscribe/x`,
    `${world.forum.url}/api/email/unsubscribe/${ana.id}.mentions.`,
    `${world.forum.url}/api/email/unsubscribe/${'a'.repeat(90)}`,
    url('account'),
  ];
  for (const bad of forged) {
    expect((await post(bad, {})).status, bad).toBe(404);
    expect((await fetch(bad)).status, bad).toBe(404);
  }
  expect(await emailOf('mention', 'reply')).toEqual([true, true]);
  const big = await post(link, { undo: 'x'.repeat(10_000) });
  expect(big.status).toBe(413);
});
