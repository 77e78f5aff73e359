import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { Member, unique } from '../src/member.ts';
import { expect, expectConnection, test } from '../src/test.ts';

/** All that a browser complains of, from the first moment of the page. */
function complaints(page: Page): string[] {
  const heard: string[] = [];
  page.on('console', (message) => heard.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => heard.push(`error: ${error.message}`));
  return heard;
}

test.describe('under the content security policy', () => {
  test('a visitor reads, and the console stays empty', async ({ site, visit }) => {
    const bob = await Member.signIn(site.main.api.url, 'bob');
    const { id } = await bob.startTopic(unique('Strict'), 'help', '`code`\n\n| a |\n| - |\n| b |');
    const page = await visit('about:blank');
    const heard = complaints(page);
    for (const path of ['/', `/t/${id}`, '/u/bob', '/register', '/sign-in?next=https://evil.example']) {
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      await expect(page.locator('#root > *').first()).toBeVisible();
    }
    expect(heard).toEqual([]);
  });

  test('a moderator uses menus, dialogs, choices and toasts, and the console stays empty', async ({ site, enter }) => {
    const bob = await Member.signIn(site.main.api.url, 'bob');
    const { id } = await bob.startTopic(unique('Strict'), 'help');
    const page = await enter('mod', 'about:blank');
    const heard = complaints(page);
    await page.goto(`/t/${id}`);
    await expectConnection(page, 'live');
    await page.getByRole('article').first().getByRole('button', { name: /more/i }).click();
    await page.getByRole('menuitem', { name: /Silence/ }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.goto('/settings');
    await page.getByRole('combobox').first().click();
    await expect(page.getByRole('option').first()).toBeVisible();
    await page.keyboard.press('Escape');
    await page.goto('/moderation');
    await page.waitForLoadState('networkidle');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(heard).toEqual([]);
  });
});

test.describe('attack 66: an image of another site', () => {
  let elsewhere: Server;
  const asked: (string | undefined)[] = [];
  test.beforeAll(async () => {
    const pixel = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    elsewhere = createServer((request, response) => {
      asked.push(request.headers.referer);
      if (request.url === '/missing.png') response.writeHead(404).end();
      else response.setHeader('content-type', 'image/png').end(pixel);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => elsewhere.once('listening', resolve));
  });
  test.afterAll(() => void elsewhere.close());

  test('is loaded when the reader asks for it, without saying from where, and fails visibly', async ({
    site,
    visit,
  }) => {
    const host = `127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
    const bob = await Member.signIn(site.main.api.url, 'bob');
    const body = `![a cat](http://${host}/cat.png)\n\n![gone](http://${host}/missing.png)`;
    const { id } = await bob.startTopic(unique('Images'), 'help', body);
    const page = await visit(`/t/${id}`);
    const heard = complaints(page);
    const ask = page.getByRole('button', { name: `Show image from ${host}` });
    await expect(ask).toHaveCount(2);
    expect(asked).toEqual([]);
    await ask.first().click();
    const image = page.frameLocator('iframe[title="a cat"]').locator('img');
    await expect.poll(() => image.evaluate((node: HTMLImageElement) => node.naturalWidth)).toBe(1);
    expect(asked).toEqual([undefined]);
    expect((await page.locator('iframe[title="a cat"]').boundingBox())?.width).toBe(1);
    expect(heard).toEqual([]);
    await ask.click();
    await expect(page.getByText(`The image from ${host} did not load.`)).toBeVisible();
  });
});

test('attack 63: after sign-in nobody is sent to another site', async ({ visit }) => {
  for (const next of ['https://evil.example', '/\\evil.example']) {
    const page = await visit(`/sign-in?next=${encodeURIComponent(next)}`);
    const origin = new URL(page.url()).origin;
    await page.getByLabel('E-mail or name').fill('alice');
    await page.getByRole('textbox', { name: 'Password' }).fill('tidings-demo');
    await page.locator('form button[type=submit]').click();
    await expect(page.getByRole('list', { name: 'Topics' })).toBeVisible();
    expect(new URL(page.url()).origin).toBe(origin);
    expect(new URL(page.url()).pathname).toBe('/');
  }
});

test('an address in capitals opens the same page, cold, as a visitor and live as a member', async ({
  site,
  visit,
  enter,
}) => {
  const bob = await Member.signIn(site.main.api.url, 'bob');
  const title = unique('Capitals');
  const { id } = await bob.startTopic(title, 'help');
  const member = await enter('alice', 'about:blank');
  for (const page of [await visit('about:blank'), member]) {
    const heard = complaints(page);
    await page.goto(`/t/${id.toUpperCase()}`);
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
    await expect(page.getByText('What it is about.')).toBeVisible();
    if (page === member) {
      await expectConnection(page, 'live');
      const words = unique('Heard');
      await bob.reply(id, words);
      await expect(page.getByText(words)).toBeVisible();
    }
    expect(heard).toEqual([]);
  }
});
