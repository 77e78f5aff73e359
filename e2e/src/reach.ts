import { type ElementHandle, expect, type Locator, type Page } from '@playwright/test';

/** What floats over a page: dialogs and sheets, menus, lists of choices, the composer. */
const layers = '[role=dialog], [role=menu], [role=listbox], [data-composer]';
/** What opens one: it says so itself, or its words end in the sign for it. */
const openers = '[aria-haspopup], [role=combobox], button:text-matches("…$")';
const controls =
  'a[href], button, input, select, textarea, [role=menuitem], [role=option], [role=combobox], [role=slider]';

export type Reached = { layers: number; controls: number };

/** The layer that was opened last: choices open over menus, and both over dialogs. */
async function top(page: Page): Promise<Locator> {
  for (const role of ['listbox', 'menu', 'dialog'] as const) {
    const open = page.getByRole(role, { includeHidden: true }).filter({ visible: true });
    if ((await open.count()) > 0) return open.last();
  }
  return page.locator(layers).filter({ visible: true }).last();
}

/** Controls of a layer that are enabled and seen, yet whose middle belongs to something else. */
const covered = (layer: Locator): Promise<{ count: number; missed: string[] }> =>
  layer.evaluate((root, selector) => {
    const nameOf = (element: Element | null) =>
      element
        ? `<${element.tagName.toLowerCase()} ${element.getAttribute('aria-label') ?? element.textContent?.slice(0, 40)}>`
        : 'nothing';
    const all = [...root.querySelectorAll<HTMLElement>(selector)].filter(
      (one) =>
        one.checkVisibility({ visibilityProperty: true }) &&
        // Comes with the mouse over its row.
        getComputedStyle(one).pointerEvents !== 'none' &&
        !one.matches(':disabled, [aria-disabled=true], [data-disabled]'),
    );
    const missed = all.flatMap((one) => {
      one.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const { left, top: above, width, height } = one.getBoundingClientRect();
      if (width === 0 || height === 0) return [];
      const hit = document.elementFromPoint(left + width / 2, above + height / 2);
      const isHit = hit !== null && (one.contains(hit) || (one as HTMLInputElement).labels?.[0]?.contains(hit));
      return isHit ? [] : [`${nameOf(one)} lies under ${nameOf(hit)}`];
    });
    return { count: all.length, missed };
  }, controls);

/** Waits until nothing moves, so that every control stands where it will stay. */
const still = (page: Page): Promise<unknown> =>
  page.waitForFunction(() =>
    document.getAnimations().every((animation) => {
      const { iterations } = animation.effect?.getComputedTiming() ?? {};
      return iterations === Number.POSITIVE_INFINITY || animation.playState !== 'running';
    }),
  );

type Opener = { opener: ElementHandle; name: string | null };

/** Opens everything on a page that can be opened with the mouse, and what is in that, and so on. */
export class Reach {
  readonly #page: Page;
  readonly reached: Reached = { layers: 0, controls: 0 };
  readonly missed: string[] = [];

  constructor(page: Page) {
    this.#page = page;
  }

  /** Everything that `root` can open. `from` says where it stands, for the message. */
  async openAll(root: Locator, from: string): Promise<void> {
    const count = await root.locator(openers).filter({ visible: true }).count();
    for (let index = 0; index < count; index += 1) await this.#open(root, index, from);
  }

  /** One that can be pressed, by its place, and what it is called; looked for again where the page drew it anew meanwhile. */
  async #opener(root: Locator, index: number, tries = 3): Promise<Opener | null> {
    // The element itself: what shows only where the mouse is changes which one is the next.
    const found = root.locator(openers).filter({ visible: true }).nth(index);
    const opener = (await found.count()) === 0 ? null : await found.elementHandle();
    try {
      if (!opener || (await opener.isDisabled())) return null;
      return { opener, name: (await opener.getAttribute('aria-label')) ?? (await opener.textContent()) };
    } catch (error) {
      if (tries === 1 || !String(error).includes('not attached')) throw error;
      return this.#opener(root, index, tries - 1);
    }
  }

  async #open(root: Locator, index: number, from: string): Promise<void> {
    const before = await this.#page.locator(layers).filter({ visible: true }).count();
    const found = await this.#opener(root, index);
    if (!found) return;
    const { opener, name } = found;
    const path = `${from} › ${name}`;
    await this.#click(opener, path);
    const opened = () => this.#page.locator(layers).filter({ visible: true }).count();
    await expect.poll(opened, { message: `${path} opens` }).toBeGreaterThan(before);
    await this.look(path);
    await this.#close(before);
  }

  /** The layer on top: each control of it, what it can open, and one choice of a list. */
  async look(path: string): Promise<void> {
    await still(this.#page);
    const layer = await top(this.#page);
    const role = await layer.getAttribute('role');
    const { count, missed } = await covered(layer);
    this.reached.layers += 1;
    this.reached.controls += count;
    this.missed.push(...missed.map((line) => `${path}: ${line}`));
    if (role === 'listbox') await this.#choose(layer, path);
    else if (role === 'menu') await this.#items(layer, path);
    else {
      for (const radio of await layer.getByRole('radio').all()) await this.#click(radio, path);
      await this.openAll(layer, path);
    }
  }

  /** What is chosen already changes nothing; where nothing is, the last one. */
  async #choose(list: Locator, path: string): Promise<void> {
    const chosen = list.locator('[role=option][data-state=checked]');
    const option = (await chosen.count()) > 0 ? chosen.first() : list.getByRole('option').last();
    await this.#click(option, `${path} › an option`);
    await expect(list, `${path} closes with the choice`).toBeHidden();
  }

  /** Of a menu those that open a dialog; each closes the menu, so it is opened again. */
  async #items(menu: Locator, path: string): Promise<void> {
    const names = await menu.getByRole('menuitem').filter({ hasText: /…$/, visible: true }).allInnerTexts();
    const trigger = this.#page.locator('[aria-haspopup=menu][data-state=open]').first();
    const handle = await trigger.elementHandle();
    for (const [index, text] of names.entries()) {
      if (index > 0) await handle?.click();
      const item = menu.getByRole('menuitem').filter({ hasText: text }).first();
      await this.#click(item, `${path} › ${text}`);
      await expect(menu).toBeHidden();
      await expect(this.#page.locator(layers).filter({ visible: true }), `${path} › ${text} opens`).not.toHaveCount(0);
      await this.look(`${path} › ${text}`);
      await this.#close(0);
    }
  }

  async #click(control: Locator | ElementHandle, path: string): Promise<void> {
    // What shows only where the mouse is comes with the mouse, which a click does not wait for.
    const handle =
      'elementHandle' in control ? await control.elementHandle({ timeout: 4000 }).catch(() => null) : control;
    const isHidden = (element: Node) => getComputedStyle(element as Element).pointerEvents === 'none';
    if (await handle?.evaluate(isHidden).catch(() => false))
      await control.hover({ force: true, timeout: 4000 }).catch(() => undefined);
    await control.click({ timeout: 4000 }).catch((error: Error) => {
      this.missed.push(`${path}: ${error.message.split('\n').slice(0, 12).join(' ')}`);
    });
  }

  async #close(left: number): Promise<void> {
    const open = () => this.#page.locator(layers).filter({ visible: true }).count();
    for (let tries = 0; tries < 4 && (await open()) > left; tries += 1) {
      const now = await open();
      await this.#page.keyboard.press('Escape');
      await expect.poll(open).toBeLessThan(now);
    }
  }
}
