import type { Page } from '@playwright/test';
import { Member, unique } from '../src/member.ts';
import { draftReply, post, send } from '../src/pages/topic-page.ts';
import { expect, expectConnection, test } from '../src/test.ts';

async function bodiesOf(member: Member, topicId: string): Promise<string[]> {
  const { items } = await member.get<{ items: { number: number; body: string }[] }>(
    `/api/topics/${topicId}/replies?limit=100`,
  );
  return items.toSorted((a, b) => a.number - b.number).map(({ body }) => body);
}

async function writeMany(page: Page, texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    await draftReply(page, text);
    await send(page);
    await expect(post(page, text)).toBeVisible();
  }
}

const numbered = (words: string, count: number) => Array.from({ length: count }, (_, at) => unique(`${words} ${at}`));
const isPost = (url: string, method: string) => method === 'POST' && /\/api\/topics\/[^/]+\/replies$/.test(url);

test('replies written offline arrive one after another in the order written', async ({ site, enter }) => {
  const carol = await Member.signIn(site.main.api.url, 'carol');
  const { id } = await carol.startTopic(unique('On the train'));
  const page = await enter('alice', `/t/${id}`);
  await expectConnection(page, 'live');
  await page.context().setOffline(true);
  const texts = numbered('Written', 6);
  await writeMany(page, texts);
  let open = 0;
  let most = 0;
  // The earlier one is written, the slower it is: sent at once they would overtake each other.
  let wait = 600;
  await page.route('**/api/topics/*/replies', async (route) => {
    if (!isPost(route.request().url(), route.request().method())) return await route.continue();
    open += 1;
    most = Math.max(most, open);
    wait -= 100;
    await new Promise((done) => setTimeout(done, Math.max(0, wait)));
    const response = await route.fetch();
    open -= 1;
    await route.fulfill({ response });
  });
  await page.context().setOffline(false);
  await expect.poll(() => bodiesOf(carol, id), { timeout: 30_000 }).toEqual(texts);
  expect(most).toBe(1);
  await expect(page.getByText('waiting for the connection')).toHaveCount(0);
});

test('they wait behind the first that got no answer, over a reload and in two tabs, and none is lost or doubled', async ({
  site,
  enter,
}) => {
  const carol = await Member.signIn(site.main.api.url, 'carol');
  const { id } = await carol.startTopic(unique('Two tabs'));
  const page = await enter('alice', `/t/${id}`);
  await expectConnection(page, 'live');
  const context = page.context();
  const other = await context.newPage();
  await other.goto(`/t/${id}`);
  await expectConnection(other, 'live');
  const asked: string[] = [];
  await context.route('**/api/topics/*/replies', async (route) => {
    const request = route.request();
    if (!isPost(request.url(), request.method())) return await route.continue();
    asked.push((request.postDataJSON() as { body: string }).body);
    await route.abort('connectionreset');
  });
  const texts = numbered('In order', 4);
  await writeMany(page, texts.slice(0, 2));
  await writeMany(other, texts.slice(2));
  await expect(post(page, texts[3] ?? '')).toBeVisible();
  expect(new Set(asked)).toEqual(new Set([texts[0]]));
  await context.unroute('**/api/topics/*/replies');
  await Promise.all([page.reload(), other.reload()]);
  await expect.poll(() => bodiesOf(carol, id), { timeout: 30_000 }).toEqual(texts);
  for (const tab of [page, other]) {
    await expect(tab.getByText('not sent')).toHaveCount(0);
    for (const text of texts) await expect(tab.getByRole('article').filter({ hasText: text })).toHaveCount(1);
  }
});

test('a limit of the server is waited for, with the time that is left, and nobody has to press anything', async ({
  site,
  enter,
}) => {
  const carol = await Member.signIn(site.main.api.url, 'carol');
  const { id } = await carol.startTopic(unique('In a hurry'));
  const page = await enter('alice', `/t/${id}`);
  await expectConnection(page, 'live');
  await page.context().setOffline(true);
  const texts = numbered('Hurried', 3);
  await writeMany(page, texts);
  const asked: string[] = [];
  await page.route('**/api/topics/*/replies', async (route) => {
    const request = route.request();
    if (!isPost(request.url(), request.method())) return await route.continue();
    asked.push((request.postDataJSON() as { body: string }).body);
    // The site of these tests has no limits: this is the answer of one that has.
    if (asked.length !== 2) return await route.continue();
    const error = { code: 'RATE_LIMITED', message: 'slower', correlationId: 'c', retryAfterMs: 2500 };
    await route.fulfill({ status: 429, headers: { 'Retry-After': '3' }, json: { error } });
  });
  await page.context().setOffline(false);
  await expect(page.getByText(/That was fast. You can post again in \d+ s./)).toBeVisible();
  await expect.poll(() => bodiesOf(carol, id), { timeout: 30_000 }).toEqual(texts);
  expect(asked).toEqual([texts[0], texts[1], texts[1], texts[2]]);
  await expect(page.getByText('not sent')).toHaveCount(0);
});

test('one that is refused says why and lets the others pass', async ({ site, enter }) => {
  const carol = await Member.signIn(site.main.api.url, 'carol');
  const { id } = await carol.startTopic(unique('One is refused'));
  const page = await enter('alice', `/t/${id}`);
  await expectConnection(page, 'live');
  await page.context().setOffline(true);
  const texts = numbered('Passes', 3);
  await writeMany(page, texts);
  await page.route('**/api/topics/*/replies', async (route) => {
    const request = route.request();
    const isSecond = isPost(request.url(), request.method()) && request.postData()?.includes(texts[1] ?? '');
    if (!isSecond) return await route.continue();
    const error = { code: 'VALIDATION_FAILED', message: 'raw', correlationId: 'c' };
    await route.fulfill({ status: 400, json: { error } });
  });
  await page.context().setOffline(false);
  await expect.poll(() => bodiesOf(carol, id), { timeout: 30_000 }).toEqual([texts[0], texts[2]]);
  await expect(post(page, texts[1] ?? '').getByText(/Your text is kept here/)).toBeVisible();
});
