import { Member, unique } from '../src/member.ts';
import { post, writeReply } from '../src/pages/topic-page.ts';
import { expect, expectConnection, test } from '../src/test.ts';

async function timesPosted(member: Member, topicId: string, text: string): Promise<number> {
  const { items } = await member.get<{ items: { body: string }[] }>(`/api/topics/${topicId}/replies`);
  return items.filter(({ body }) => body === text).length;
}

const field = { name: 'Text, in Markdown' } as const;

test('a draft survives a reload', async ({ site, enter }) => {
  const { id } = await (await Member.signIn(site.main.api.url, 'carol')).startTopic(unique('Drafts'));
  const page = await enter('alice', `/t/${id}`);
  const text = unique('Half a thought');
  await page.getByRole('button', { name: 'Reply to this topic' }).click();
  await page.getByRole('textbox', field).fill(text);
  await expect(page.getByText(/Draft saved/)).toBeVisible();
  await page.reload();
  await page
    .getByRole('button', { name: /Reply to this topic|draft/i })
    .first()
    .click();
  await expect(page.getByRole('textbox', field)).toHaveValue(text);
});

test('an answer that is lost on its way back: the post is there once, whatever is pressed', async ({ site, enter }) => {
  const carol = await Member.signIn(site.main.api.url, 'carol');
  const { id } = await carol.startTopic(unique('Half a round trip'));
  const page = await enter('alice', `/t/${id}`);
  await expectConnection(page, 'live');
  const text = unique('Not lost');
  let lost = 0;
  await page.route('**/api/topics/*/replies', async (route) => {
    if (route.request().method() !== 'POST') return await route.continue();
    await route.fetch();
    lost += 1;
    await route.abort('connectionreset');
  });
  await writeReply(page, text);
  await expect.poll(() => lost).toBe(1);
  await expect(post(page, text)).toBeVisible();
  await page.unroute('**/api/topics/*/replies');
  await page.reload();
  await expect(post(page, text)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Retry' })).toBeHidden();
  expect(await timesPosted(carol, id, text)).toBe(1);
  await expect(page.getByRole('article').filter({ hasText: text })).toHaveCount(1);
});

for (const next of ['the page is loaded anew', 'the connection is back'] as const) {
  test(`neither the answer nor the event came: once ${next} the server is asked again, and the post is there once`, async ({
    site: { main },
    enter,
  }) => {
    const carol = await Member.signIn(main.api.url, 'carol');
    const { id } = await carol.startTopic(unique('Nothing came back'));
    const page = await enter('alice', `/t/${id}`);
    await expectConnection(page, 'live');
    const text = unique('Has arrived');
    await page.route('**/api/topics/*/replies', async (route) => {
      const request = route.request();
      if (request.method() !== 'POST') return await route.continue();
      main.proxy.cut();
      const url = new URL(new URL(request.url()).pathname, main.api.url);
      const { status } = await fetch(url, { method: 'POST', headers: request.headers(), body: request.postData() });
      expect(status).toBe(201);
      await route.abort('connectionreset');
    });
    await writeReply(page, text);
    await expect(page.getByRole('button', { name: 'Retry' }).first()).toBeVisible();
    await page.unroute('**/api/topics/*/replies');
    await main.proxy.restore();
    main.traffic.block({});
    if (next === 'the page is loaded anew') await page.reload();
    await expectConnection(page, 'live');
    await expect(page.getByText('This reply did not reach the server.')).toBeHidden();
    await expect(page.getByRole('article').filter({ hasText: text })).toHaveCount(1);
    expect(await timesPosted(carol, id, text)).toBe(1);
  });
}

test('a post that never reached the server says so where it stands, and Retry sends it', async ({ site, enter }) => {
  const carol = await Member.signIn(site.main.api.url, 'carol');
  const { id } = await carol.startTopic(unique('Unreachable'));
  const page = await enter('alice', `/t/${id}`);
  await expectConnection(page, 'live');
  const text = unique('Kept here');
  let tries = 0;
  await page.route('**/api/topics/*/replies', (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    tries += 1;
    return route.abort('connectionrefused');
  });
  await writeReply(page, text);
  await expect(page.getByText('This reply did not reach the server. It is kept here until it does.')).toBeVisible();
  await page.reload();
  await expect.poll(() => tries, 'asked again by itself, in vain').toBe(2);
  await expect(post(page, text)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Retry' })).toBeVisible();
  await page.unroute('**/api/topics/*/replies');
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByText('This reply did not reach the server.')).toBeHidden();
  await expect.poll(() => timesPosted(carol, id, text)).toBe(1);
});

test('what is written offline is sent when the network is back', async ({ site, enter }) => {
  const carol = await Member.signIn(site.main.api.url, 'carol');
  const { id } = await carol.startTopic(unique('Offline'));
  const page = await enter('alice', `/t/${id}`);
  await expectConnection(page, 'live');
  await expect(page.getByRole('button', { name: 'Reply to this topic' })).toBeVisible();
  const text = unique('Written on the train');
  await page.getByRole('button', { name: 'Reply to this topic' }).click();
  await page.getByRole('textbox', field).fill(text);
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Send later' }).click();
  await expect(post(page, text)).toBeVisible();
  await page.context().setOffline(false);
  await expect.poll(() => timesPosted(carol, id, text)).toBe(1);
  await expect(page.getByRole('article').filter({ hasText: text })).toHaveCount(1);
});
