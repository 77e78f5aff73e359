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

async function found(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

/**
 * No violation of WCAG 2.2 AA, nor of the rules everybody should keep, in what the page shows now; and in the other
 * theme, where the same things have other colours, no contrast that is too low.
 */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  // A page that is still being loaded has no name yet.
  await page.locator('h1').first().waitFor({ state: 'attached' });
  await still(page);
  expect(await found(new AxeBuilder({ page }).withTags(tags)), `${state}, light`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
  await still(page);
  expect(await found(new AxeBuilder({ page }).withRules(['color-contrast'])), `${state}, dark`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
}
