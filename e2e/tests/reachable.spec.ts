import type { Page } from '@playwright/test';
import { Member, unique } from '../src/member.ts';
import { Reach } from '../src/reach.ts';
import { expect, expectConnection, test } from '../src/test.ts';

// Two workers share what is longest.
test.describe.configure({ mode: 'parallel' });

for (const width of [1440, 390]) {
  test(`every control of every dialog and menu is reached by the mouse: ${width} wide`, async ({ site, enter }) => {
    test.setTimeout(300_000);
    const bob = await Member.signIn(site.main.api.url, 'bob');
    const carol = await Member.signIn(site.main.api.url, 'carol');
    const { id } = await bob.startTopic(unique('Within reach'));
    await carol.reply(id, 'Something that will be reported.');
    await bob.post('/api/reports', { targetType: 'topic', targetId: id, reason: 'other' }).catch(() => undefined);
    await carol.post('/api/reports', { targetType: 'topic', targetId: id, reason: 'spam' });
    const context = { viewport: { width, height: width < 768 ? 844 : 900 }, reducedMotion: 'reduce' } as const;

    const seen = { layers: 0, controls: 0 };
    const look = async (page: Page, path: string, ready: () => Promise<void>) => {
      await page.goto(path);
      await expectConnection(page, 'live');
      await ready();
      const reach = new Reach(page);
      await reach.openAll(page.locator('body'), path);
      expect(reach.missed, path).toEqual([]);
      seen.layers += reach.reached.layers;
      seen.controls += reach.reached.controls;
    };
    for (const who of ['mod', 'alice'] as const) {
      const page = await enter(who, '/', { context });
      await look(page, '/', () => expect(page.getByRole('list', { name: 'Topics' })).toBeVisible());
      await look(page, `/t/${id}`, () => expect(page.getByRole('article').nth(1)).toBeVisible());
      await look(page, '/u/bob', () => expect(page.getByRole('main').getByText('@bob')).toBeVisible());
      await look(page, '/settings', () => expect(page.getByRole('combobox').first()).toBeVisible());
    }
    const page = await enter('mod', '/', { context });
    await look(page, '/moderation', async () => {
      await page.locator('[data-report]').last().click();
      await expect(page.getByRole('region', { name: 'The report' })).toBeVisible();
    });
    await page.keyboard.press('?');
    const help = new Reach(page);
    await help.look('keyboard help');
    expect(help.missed).toEqual([]);
    await page.keyboard.press('Escape');
    // Fewer would mean that the search itself has broken.
    expect(seen.layers).toBeGreaterThan(25);
    expect(seen.controls).toBeGreaterThan(120);
  });
}
