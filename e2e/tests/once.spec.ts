import type { Page } from '@playwright/test';
import type { ReplyView, TopicView } from '@tidings/contracts';
import { Member, unique } from '../src/member.ts';
import { post, startTopic, writeReply } from '../src/pages/topic-page.ts';
import { expect, expectConnection, test } from '../src/test.ts';

const inMarkdown = { name: 'Text, in Markdown' } as const;

/** Posts to this address arrive, and their answers are lost; `restore` lets answers through again. */
async function loseAnswers(page: Page, address: string) {
  let arrived = 0;
  await page.route(address, async (route) => {
    if (route.request().method() !== 'POST') return await route.continue();
    await route.fetch();
    arrived += 1;
    await route.abort('connectionreset');
  });
  return { arrived: () => arrived, restore: () => page.unroute(address) };
}

const topicsOf = async (member: Member, words: string): Promise<TopicView[]> =>
  (await member.get<{ items: TopicView[] }>('/api/topics?limit=50')).items.filter(({ title }) => title.includes(words));

const composerOf = (page: Page) => page.getByRole('region', { name: 'New topic' });

async function close(page: Page): Promise<void> {
  await composerOf(page).getByRole('button', { name: 'Close, keeps the draft' }).click();
  await expect(composerOf(page)).toBeHidden();
}

for (const how of ['closed and opened again', 'loaded anew'] as const) {
  test(`the answer to a new topic is lost and the page is ${how}: pressing again goes to the topic, which is there once`, async ({
    site,
    enter,
  }) => {
    const page = await enter('alice');
    await expectConnection(page, 'live');
    const title = unique('Only once');
    const answers = await loseAnswers(page, '**/api/topics');
    await startTopic(page, { category: 'Off topic', title, body: 'A text' });
    await expect.poll(answers.arrived).toBe(1);
    await expect(composerOf(page).getByRole('alert')).toBeVisible();
    if (how === 'loaded anew') await page.reload();
    else await close(page);
    await answers.restore();
    await page.getByRole('button', { name: 'New topic' }).click();
    await expect(composerOf(page).getByRole('textbox', { name: 'Title' })).toHaveValue(title);
    await composerOf(page).getByRole('button', { name: 'Create topic' }).click();
    await expect(page).toHaveURL(/\/t\//);
    const carol = await Member.signIn(site.main.api.url, 'carol');
    expect(await topicsOf(carol, title)).toHaveLength(1);
  });
}

for (const choice of ['Save my changes there', 'Create another topic'] as const) {
  test(`a new topic whose text changed after its answer was lost says that it is there: “${choice}”`, async ({
    site,
    enter,
  }) => {
    const page = await enter('alice');
    await expectConnection(page, 'live');
    const title = unique('Changed since');
    const answers = await loseAnswers(page, '**/api/topics');
    await startTopic(page, { category: 'Off topic', title, body: 'A text' });
    await expect.poll(answers.arrived).toBe(1);
    await expect(composerOf(page).getByRole('alert')).toBeVisible();
    await answers.restore();
    await close(page);
    await page.getByRole('button', { name: 'New topic' }).click();
    await composerOf(page).getByRole('textbox', { name: 'Title' }).fill(`${title}, mended`);
    await composerOf(page).getByRole('button', { name: 'Create topic' }).click();
    await expect(composerOf(page).getByText('An earlier try had arrived')).toBeVisible();
    await composerOf(page).getByRole('button', { name: choice }).click();
    await expect(page).toHaveURL(/\/t\//);
    const carol = await Member.signIn(site.main.api.url, 'carol');
    const titles = (await topicsOf(carol, title)).map((topic) => topic.title);
    const mended = `${title}, mended`;
    expect(titles.toSorted()).toEqual(choice === 'Create another topic' ? [title, mended] : [mended]);
  });
}

/** A reply of alice that arrived, of which she hears nothing: taken back into the composer. */
async function takenBack(page: Page, text: string, answers: { arrived: () => number }) {
  await writeReply(page, text);
  await expect.poll(answers.arrived).toBe(1);
  await page.getByRole('button', { name: 'Edit', exact: true }).first().click();
  await expect(page.getByRole('textbox', inMarkdown)).toHaveValue(text);
}

for (const next of ['as it was', 'changed'] as const) {
  test(`a reply whose answer was lost is taken back and sent ${next}: it never stands there twice unasked`, async ({
    site: { main },
    enter,
  }) => {
    const carol = await Member.signIn(main.api.url, 'carol');
    const { id } = await carol.startTopic(unique('Taken back'));
    const page = await enter('alice', `/t/${id}`);
    await expectConnection(page, 'live');
    const text = unique('On its way');
    const address = '**/api/topics/*/replies';
    let arrived = 0;
    await page.route(address, async (route) => {
      const request = route.request();
      if (request.method() !== 'POST') return await route.continue();
      main.proxy.cut();
      const url = new URL(new URL(request.url()).pathname, main.api.url);
      await fetch(url, { method: 'POST', headers: request.headers(), body: request.postData() });
      arrived += 1;
      await route.abort('connectionreset');
    });
    await takenBack(page, text, { arrived: () => arrived });
    await page.unroute(address);
    if (next === 'changed') await page.getByRole('textbox', inMarkdown).fill(`${text}, mended`);
    await page
      .locator('[data-composer]')
      .getByRole('button', { name: /^(Reply|Send later)$/ })
      .click();
    await main.proxy.restore();
    main.traffic.block({});
    await expectConnection(page, 'live');
    const bodies = async () =>
      (await carol.get<{ items: ReplyView[] }>(`/api/topics/${id}/replies`)).items.map(({ body }) => body);
    if (next === 'as it was') {
      await expect(page.getByText('This reply did not reach the server.')).toBeHidden();
      await expect(page.getByRole('article').filter({ hasText: text })).toHaveCount(1);
      expect(await bodies()).toEqual([text]);
      return;
    }
    const unsent = post(page, `${text}, mended`);
    await expect(unsent.getByText('This reply had arrived after all')).toBeVisible();
    expect(await bodies()).toEqual([text]);
    await unsent.getByRole('button', { name: 'Post this too' }).click();
    await expect.poll(bodies).toHaveLength(2);
  });
}
