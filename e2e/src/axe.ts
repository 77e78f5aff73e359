import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Colours in the middle of a fade are nobody's design. */
async function still(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every((animation) => {
      const { iterations } = animation.effect?.getComputedTiming() ?? {};
      return iterations === Number.POSITIVE_INFINITY || animation.playState !== 'running';
    }),
  );
}

type Theme = 'light' | 'dark';
const both: readonly Theme[] = ['light', 'dark'];

/** The rules that a theme can break: it changes colours and nothing else. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** The same rules and findings at a third of the time: nothing here is framed, and passes need not be gathered. */
async function found(page: Page, theme: Theme): Promise<string[]> {
  // It is half a megabyte and would be loaded twice a look: once a document is enough.
  const isLoaded = await page.evaluate(() => 'axe' in window);
  const axe = new AxeBuilder({ page, ...(isLoaded && { axeSource: 'undefined' }) })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode();
  if (theme === 'light') axe.withTags(tags);
  else axe.withRules(colourRules);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

/** No violation of WCAG 2.2 AA, nor of the rules everybody should keep, in what the page shows now, in these themes. */
export async function expectAccessible(page: Page, state: string, themes: readonly Theme[] = both): Promise<void> {
  // A page that is still being loaded has no name yet.
  await page.locator('h1').first().waitFor({ state: 'attached' });
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme });
    await page.waitForFunction((name) => document.documentElement.dataset.theme === name, theme);
    await still(page);
    expect(await found(page, theme), `${state}, ${theme}`).toEqual([]);
  }
  if (themes.includes('dark')) await page.emulateMedia({ colorScheme: 'light' });
}
