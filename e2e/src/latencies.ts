import { expect, type Page } from '@playwright/test';
import { draftReply, send } from './pages/topic-page.ts';

/** Times from an act to its sight elsewhere. */
export class Latencies {
  readonly #ms: number[] = [];

  /** One member sends what is drafted; how long from the key until the text is in the other's page. */
  async ofReply(from: Page, to: Page, text: string): Promise<void> {
    await draftReply(from, text);
    const seen = to.getByText(text).waitFor({ state: 'attached', timeout: 10_000 });
    const began = performance.now();
    try {
      await Promise.all([send(from), seen]);
    } catch (cause) {
      throw new Error(`"${text}" was never seen; written at ${await where(from)}; read at ${await where(to)}`, {
        cause,
      });
    }
    this.#ms.push(performance.now() - began);
  }

  p95(): number {
    const sorted = this.#ms.toSorted((a, b) => a - b);
    return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.POSITIVE_INFINITY;
  }

  expectP95Below(ms: number): void {
    expect(this.p95(), `p95 of ${this.#ms.map(Math.round).join(', ')} ms`).toBeLessThan(ms);
  }
}

/** How a page stands, for the message of a failure: the connection, what has the focus, and how the topic ends. */
const where = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const connection = document.querySelector('[data-connection]')?.getAttribute('data-connection');
    const focus = document.activeElement;
    const written = [...document.querySelectorAll('textarea')].map(({ value }) => value);
    const posts = [...document.querySelectorAll('article')].slice(-2).map((post) => post.textContent.slice(0, 120));
    return JSON.stringify({ connection, focus: focus?.getAttribute('aria-label') ?? focus?.tagName, written, posts });
  });
