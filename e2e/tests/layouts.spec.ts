import type { Page } from '@playwright/test';
import { Member, unique } from '../src/member.ts';
import { draftReply, post } from '../src/pages/topic-page.ts';
import { expect, expectConnection, test } from '../src/test.ts';

const field = { name: 'Text, in Markdown' } as const;

/** A key as a keyboard of another layout sends it, to whatever has the focus. */
async function pressAs(page: Page, [key, code]: readonly [string, string], more: object = {}): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const virtual = code.startsWith('Key') ? code.charCodeAt(3) : 0;
  const event = { key, code, windowsVirtualKeyCode: virtual, ...more };
  await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event });
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
  await cdp.detach();
}

/** What browsers send while an input method has the key: all say 229, and Safari says no more that it composes. */
const pressInIme = (page: Page, key: string, isComposing: boolean): Promise<void> =>
  page.evaluate(
    ([name, composing]) => {
      const target = document.activeElement ?? document.body;
      const init = { key: name, keyCode: 229, isComposing: composing, bubbles: true, cancelable: true };
      target.dispatchEvent(new KeyboardEvent('keydown', init as KeyboardEventInit));
      const chord = { ...init, ctrlKey: true };
      target.dispatchEvent(new KeyboardEvent('keydown', chord as KeyboardEventInit));
    },
    [key, isComposing] as const,
  );

test('an input method commits text: it never sends, accepts a mention or closes', async ({ site, enter }) => {
  const { id } = await (await Member.signIn(site.main.api.url, 'carol')).startTopic(unique('Composed'));
  const page = await enter('alice', `/t/${id}`);
  await expectConnection(page, 'live');
  const text = unique('Composing');
  await draftReply(page, `${text} `);
  const write = page.getByRole('textbox', field);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 });
  for (const key of ['Enter', 'Escape', 'Process']) await pressInIme(page, key, true);
  await cdp.send('Input.insertText', { text: '日本' });
  // Safari ends the composition before it says which key did so.
  for (const key of ['Enter', 'Escape']) await pressInIme(page, key, false);
  await expect(write).toHaveValue(`${text} 日本`);
  await page.keyboard.type(' @car');
  const people = page.getByRole('listbox', { name: 'People' });
  await expect(people.getByRole('option').first()).toBeVisible();
  for (const key of ['Enter', 'Tab', 'Escape', 'ArrowDown']) {
    await pressInIme(page, key, true);
    await pressInIme(page, key, false);
  }
  await expect(people).toBeVisible();
  await expect(write).toHaveValue(`${text} 日本 @car`);
  await page.keyboard.press('Enter');
  await expect(write).toHaveValue(`${text} 日本 @carol `);
  await page.keyboard.press('Control+Enter');
  await expect(post(page, `${text} 日本`)).toBeVisible();
});

for (const [layout, keys] of [
  ['Cyrillic', { j: ['о', 'KeyJ'], r: ['к', 'KeyR'], b: ['и', 'KeyB'], g: ['п', 'KeyG'], h: ['р', 'KeyH'] }],
  ['Greek', { j: ['ξ', 'KeyJ'], r: ['ρ', 'KeyR'], b: ['β', 'KeyB'], g: ['γ', 'KeyG'], h: ['η', 'KeyH'] }],
  ['Hebrew', { j: ['ח', 'KeyJ'], r: ['ר', 'KeyR'], b: ['נ', 'KeyB'], g: ['ע', 'KeyG'], h: ['י', 'KeyH'] }],
  ['Dvorak', { j: ['j', 'KeyC'], r: ['r', 'KeyO'], b: ['b', 'KeyN'], g: ['g', 'KeyU'], h: ['h', 'KeyJ'] }],
] as const) {
  test(`the keys work on a ${layout} keyboard`, async ({ site, enter }) => {
    const { id } = await (await Member.signIn(site.main.api.url, 'carol')).startTopic(unique(layout));
    const page = await enter('alice', `/t/${id}`);
    await expectConnection(page, 'live');
    await expect(page.getByRole('button', { name: 'Reply to this topic' })).toBeVisible();
    await pressAs(page, keys.j);
    await expect(page.getByRole('article').first()).toBeFocused();
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await pressAs(page, keys.r);
    const write = page.getByRole('textbox', field);
    await expect(write).toBeFocused();
    await pressAs(page, keys.b, { modifiers: 2 });
    await expect(write).toHaveValue('**text**');
    await page.keyboard.press('Escape');
    await expect(write).toBeHidden();
    await pressAs(page, keys.g);
    await pressAs(page, keys.h);
    await expect(page.getByRole('list', { name: 'Topics' })).toBeVisible();
  });
}
