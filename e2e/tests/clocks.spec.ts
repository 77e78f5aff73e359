import type { Page } from '@playwright/test';
import { setClockWrong, wrongClock } from '../src/device-clock.ts';
import { Member, unique } from '../src/member.ts';
import { post, writeReply } from '../src/pages/topic-page.ts';
import { expect, expectConnection, test } from '../src/test.ts';

const hour = 3_600_000;

function countRefreshes(page: Page): () => number {
  let count = 0;
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/auth/refresh') count += 1;
  });
  return () => count;
}

/** Some calls of a member who looks around. */
async function lookAround(page: Page, title: string): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) {
    await page
      .getByRole('link', { name: 'Tidings', exact: true })
      .or(page.getByRole('link', { name: 'Topics' }))
      .first()
      .click();
    await page.getByRole('list', { name: 'Topics' }).getByRole('link', { name: title }).click();
    await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
  }
}

const cases = [
  ['3 h ahead', 3 * hour],
  ['3 h behind', -3 * hour],
  ['2 days ahead', 48 * hour],
] as const;

for (const [name, wrongBy] of cases) {
  test(`a device ${name}: no refresh beyond the first, "just now" on what was just posted, times of day in the member's zone`, async ({
    site,
    enter,
  }) => {
    const carol = await Member.signIn(site.main.api.url, 'carol');
    const title = unique('On time');
    const { id } = await carol.startTopic(title);
    const page = await enter('alice', '/settings', {
      context: { timezoneId: 'Asia/Kolkata' },
      prepare: (context) => wrongClock(context, wrongBy),
    });
    await expectConnection(page, 'live');
    const refreshes = countRefreshes(page);
    await page.goto(`/t/${id}`);
    await expectConnection(page, 'live');
    const text = unique('Posted now');
    await writeReply(page, text);
    const time = post(page, text).locator('time').first();
    await expect(time).toHaveText('just now');
    const shown = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Kolkata' });
    const at = Date.parse((await time.getAttribute('datetime')) ?? '');
    await expect(time).toHaveAttribute('title', new RegExp(shown.format(at)));
    await lookAround(page, title);
    expect(refreshes()).toBe(1);
  });
}

test('the clock is set while the page is open: nothing is refreshed, and relative times stay right', async ({
  site,
  enter,
}) => {
  const carol = await Member.signIn(site.main.api.url, 'carol');
  const title = unique('A jump');
  const { id } = await carol.startTopic(title);
  const page = await enter('alice', `/t/${id}`, { prepare: (context) => wrongClock(context, 0) });
  await expectConnection(page, 'live');
  const refreshes = countRefreshes(page);
  for (const wrongBy of [3 * hour, -3 * hour, 48 * hour]) {
    await setClockWrong(page, wrongBy);
    const text = unique('After the jump');
    await writeReply(page, text);
    await expect(post(page, text).locator('time').first()).toHaveText('just now');
    await lookAround(page, title);
  }
  await expect(page.getByRole('article').first().locator('time').first()).toHaveText('just now');
  expect(refreshes()).toBe(0);
});
