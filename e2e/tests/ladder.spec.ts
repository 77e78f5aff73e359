import type { BlockRules } from '@tidings/testing';
import { Member, unique } from '../src/member.ts';
import { expect, expectConnection, test } from '../src/test.ts';
import type { Way } from '../src/traffic.ts';

const timing = { openTimeoutMs: 3000, timedSyncMs: 1500, climbMs: 3000, climbMaxMs: 3000, recheckMs: 3000 };
const fallbacks: { state: string; way: Way; block: BlockRules }[] = [
  { state: 'live', way: 'websocket', block: {} },
  { state: 'polling', way: 'polling', block: { websocket: 'refuse' } },
  { state: 'sse', way: 'sse', block: { websocket: 'refuse', polling: 'refuse' } },
  { state: 'timed', way: 'sync', block: { websocket: 'refuse', polling: 'refuse', sse: 'refuse' } },
];

for (const { state, way, block } of fallbacks) {
  test(`what others write arrives by ${way}, and the header says so`, async ({ site, enter }) => {
    const { main } = site;
    main.traffic.block(block);
    main.traffic.take();
    const bob = await Member.signIn(main.api.url, 'bob');
    const page = await enter('alice', '/', { timing });
    await expectConnection(page, state);
    expect(main.traffic.take()[way], 'as the server sees it').toBeGreaterThan(0);
    for (const words of ['first', 'second']) {
      const title = unique(`The ${words} by ${way}`);
      await bob.startTopic(title);
      await expect(page.getByText(title)).toBeVisible();
    }
    main.traffic.block({});
  });
}

test('a way that is blocked in mid-flow is left within 10 s, and climbed back to without a word', async ({
  site,
  enter,
}) => {
  const { main } = site;
  const bob = await Member.signIn(main.api.url, 'bob');
  const page = await enter('alice', '/', { timing });
  await expectConnection(page, 'live');
  for (const { state, block } of fallbacks.slice(1)) {
    main.traffic.block(block);
    await expectConnection(page, state, 10_000);
    const title = unique(`Falling to ${state}`);
    await bob.startTopic(title);
    await expect(page.getByText(title)).toBeVisible();
  }
  main.traffic.block({});
  await expectConnection(page, 'live', 20_000);
  await expect(page.getByText(/Back after/)).toHaveCount(0);
  const title = unique('On top again');
  await bob.startTopic(title);
  await expect(page.getByText(title)).toBeVisible();
});

test('on timed requests, Check now does not wait for the timer', async ({ site, enter }) => {
  const { main } = site;
  main.traffic.block({ websocket: 'refuse', polling: 'refuse', sse: 'refuse' });
  const bob = await Member.signIn(main.api.url, 'bob');
  const page = await enter('alice', '/', { timing: { openTimeoutMs: 3000 } });
  await expectConnection(page, 'timed');
  const title = unique('Asked for');
  await bob.startTopic(title);
  await page.locator('[data-connection]').first().click();
  await expect(page.getByText(/Next check in \d+ s/)).toBeVisible();
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByText(title)).toBeVisible({ timeout: 3000 });
  main.traffic.block({});
});
