import { Member, unique } from '../src/member.ts';
import { resources } from '../src/no-refetch.ts';
import { expect, expectConnection, moving, test } from '../src/test.ts';

test('old topics that move again, on no page that is loaded: one request brings them all, behind the pill', async ({
  site,
  enter,
}) => {
  const bob = await Member.signIn(site.main.api.url, 'bob');
  const old: { id: string; title: string }[] = [];
  for (let count = 0; count < 6; count += 1) old.push(await bob.startTopic(unique('Long asleep')));
  for (let count = 0; count < 40; count += 1) await bob.startTopic(unique('Above them'));
  const page = await enter('alice');
  await expectConnection(page, 'live');
  const list = page.getByRole('list', { name: 'Topics' });
  await expect(list).toBeVisible();
  await list.hover();
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    const path = pathname + search;
    if (resources.topics.test(path) || resources.topic.test(path)) asked.push(path);
  });
  for (const { id } of old) await bob.reply(id, 'Awake again.');
  await expect(page.getByText('6 new topics').first()).toBeVisible();
  const single = asked.filter((path) => resources.topic.test(path));
  expect(single, 'none is asked for by itself').toEqual([]);
  const batches = asked.filter((path) => path.includes('limit='));
  expect(batches.length, asked.join(' ')).toBeLessThanOrEqual(2);
  await page.keyboard.press('.');
  for (const { title } of old) await expect(page.getByRole('link', { name: title })).toBeVisible();
});

test('a topic that arrives at the edge grows in, 64 high at the end, and the rows below go along', async ({
  site,
  enter,
}) => {
  const bob = await Member.signIn(site.main.api.url, 'bob');
  const page = await enter('alice', '/', moving);
  await expectConnection(page, 'live');
  const list = page.getByRole('list', { name: 'Topics' });
  await expect(list).toBeVisible();
  await list.evaluate((element) => {
    const store = window as unknown as { heights: number[] };
    store.heights = [];
    element.addEventListener('animationstart', (event) => {
      const { target } = event;
      if ((event as AnimationEvent).animationName !== 'm-enter' || !(target instanceof Element)) return;
      const [entry] = target.getAnimations();
      // Looked at by its own time: how many frames are drawn is the machine's affair.
      store.heights = [0, 50, 199].map((time) => {
        if (entry) entry.currentTime = time;
        return target.getBoundingClientRect().height;
      });
    });
  });
  const title = unique('Growing in');
  await bob.startTopic(title);
  const row = page.getByRole('listitem').filter({ hasText: title });
  await expect(row).toBeVisible();
  await expect(row.locator('.m-enter')).toHaveCount(0);
  const [first = -1, middle = -1, last = -1] = await page.evaluate(
    () => (window as unknown as { heights: number[] }).heights,
  );
  expect(first).toBe(0);
  expect(middle).toBeGreaterThan(first);
  expect(last).toBeGreaterThan(middle);
  expect((await row.boundingBox())?.height).toBe(64);
  const tops = await list.getByRole('link').evaluateAll((rows) => {
    return rows.map((element) => Math.round(element.getBoundingClientRect().top)).toSorted((a, b) => a - b);
  });
  expect(tops.slice(1).every((top, index) => top - (tops[index] ?? 0) >= 64)).toBe(true);
});
