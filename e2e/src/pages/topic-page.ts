import { expect, type Locator, type Page } from '@playwright/test';

const inMarkdown = { name: 'Text, in Markdown' } as const;

/** The post that says this. */
export const post = (page: Page, text: string): Locator => page.getByRole('article').filter({ hasText: text }).last();

/** Opens the composer and writes; `send` sends it. */
export async function draftReply(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Reply to this topic' }).click();
  await page.getByRole('textbox', inMarkdown).fill(text);
}

export const send = (page: Page): Promise<void> => page.keyboard.press('Control+Enter');

export async function writeReply(page: Page, text: string): Promise<void> {
  await draftReply(page, text);
  await send(page);
}

export async function startTopic(page: Page, topic: { category: string; title: string; body: string }): Promise<void> {
  await page.getByRole('button', { name: 'New topic' }).click();
  const composer = page.getByRole('region', { name: 'New topic' });
  await composer.getByRole('combobox', { name: 'Category' }).click();
  await page.getByRole('option', { name: topic.category }).click();
  await composer.getByRole('textbox', { name: 'Title' }).fill(topic.title);
  await composer.getByRole('textbox', inMarkdown).fill(topic.body);
  await composer.getByRole('button', { name: 'Create topic' }).click();
}

async function openMenu(page: Page, text: string, item: string): Promise<void> {
  await post(page, text)
    .getByRole('button', { name: /^More for the post/ })
    .click();
  await page.getByRole('menuitem', { name: item }).click();
}

export async function editPost(page: Page, text: string, next: string): Promise<void> {
  await openMenu(page, text, 'Edit');
  const field = page.getByRole('textbox', inMarkdown);
  await expect(field).toHaveValue(text);
  await field.fill(next);
  await page.getByRole('button', { name: 'Save' }).click();
}

export async function deletePost(page: Page, text: string): Promise<void> {
  await openMenu(page, text, 'Delete…');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
}

export async function reportPost(page: Page, text: string, note: string): Promise<void> {
  await openMenu(page, text, 'Report…');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Unkind' }).click();
  await dialog.getByRole('textbox').fill(note);
  await dialog.getByRole('button', { name: 'Report' }).click();
  await dialog.getByText('Reported. A moderator looks at it.').waitFor();
  await dialog.getByRole('contentinfo').getByRole('button', { name: 'Close' }).click();
}
