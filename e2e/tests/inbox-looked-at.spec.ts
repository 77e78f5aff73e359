import { people } from '../src/pages/inbox-page.ts';
import { post } from '../src/pages/topic-page.ts';
import { expect, expectConnection, test } from '../src/test.ts';

const paragraph = 'The tide comes in twice a day, and twice a day it goes out again. '.repeat(12);

test('what comes at the end that is on the screen arrives read, without a toast; scrolled up it is counted; elsewhere nothing is looked at', async ({
  site,
  enter,
}) => {
  const { me, bob, topic, items, arrived } = await people(site.main.api.url);
  for (let index = 0; index < 4; index += 1) await me.reply(topic.id, `${index + 1}: ${paragraph}`);
  const heard: string[] = [];
  const page = await enter(me, `/t/${topic.id}#reply-4`, {
    prepare: async (context) => {
      context.on('page', (opened) =>
        opened.on('websocket', (socket) =>
          socket.on('framesent', ({ payload }) => {
            if (String(payload).includes('"viewing"')) heard.push(String(payload));
          }),
        ),
      );
    },
  });
  await expectConnection(page, 'live');
  const scroller = page.locator(`[data-scroll-restoration-id="${topic.id}"]`);
  const scrollTo = (top: number) => scroller.evaluate((view, to) => view.scrollTo(0, to), top);
  const last = () => heard.at(-1) ?? '';
  await scrollTo(1e6);
  await expect.poll(last).toContain('"atEnd":true');
  await bob.reply(topic.id, 'Seen as it comes.');
  await arrived(1);
  await expect(post(page, 'Seen as it comes.')).toBeVisible();
  expect((await items())[0]?.readAt).not.toBeNull();
  await expect(page.getByRole('button', { name: 'Inbox', exact: true })).toBeVisible();
  await expect(page.locator('[data-sonner-toast]')).toHaveCount(0);

  await scrollTo(0);
  await expect.poll(last).toContain('"atEnd":false');
  await bob.reply(topic.id, 'Below what is read.');
  await expect(page.getByRole('button', { name: 'Inbox, 1 unread' })).toBeVisible();

  // Elsewhere nothing of it is looked at.
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /^Topics/ })
    .first()
    .click();
  await expect.poll(last).toContain('"viewing":[]');
});
