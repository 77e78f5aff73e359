import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { findBinary, findChromium } from '@tidings/testing';
import { type Member, PASSWORD } from './member.ts';
import { turn } from './run/alone.ts';
import { watchReads } from './settled.ts';
import { type Instance, type Site, startSite } from './site.ts';

export type DemoPerson = 'alice' | 'bob' | 'carol' | 'mod' | 'admin';

export type Visit = {
  at?: Instance;
  timing?: Record<string, number>;
  context?: Parameters<Browser['newContext']>[0];
  /** In a Chromium with its screen parts: one without knows neither push nor notifications. */
  whole?: boolean;
  /** What is particular to this browser, before its first page. */
  prepare?: (context: BrowserContext) => Promise<void>;
};

/** What moves is looked at: every other test waits for no motion. */
export const moving = { context: { reducedMotion: 'no-preference' } } as const satisfies Visit;

type TestFixtures = {
  /** Opens a browser of a person who is signed in; closed after the test. */
  enter: (person: DemoPerson | Member, path?: string, visit?: Visit) => Promise<Page>;
  /** A browser of nobody. */
  visit: (path?: string, visit?: Visit) => Promise<Page>;
  /** Every test waits for its turn: those that measure time run alone. */
  turn: undefined;
};
/** One site for all tests of a worker: options of a spec's own would start another, and another browser. */
type WorkerFixtures = { site: Site; browserOf: (visit: Visit) => Promise<Browser> };

/** Signs in by the API: the cookie it sets belongs to the context from then on. */
async function signIn(context: BrowserContext, url: string, person: string): Promise<void> {
  const answer = await context.request.post(`${url}/api/auth/login`, {
    data: { login: person, password: PASSWORD },
    headers: { Origin: url },
  });
  expect(answer.ok(), `sign-in of ${person}`).toBe(true);
}

const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];

export const test = base.extend<TestFixtures, WorkerFixtures>({
  turn: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from here
    async ({}, use, { parallelIndex, tags }) => {
      const end = await turn(parallelIndex, tags.includes('@alone'));
      await use(undefined);
      end();
    },
    { auto: true, timeout: 300_000 },
  ],
  browser: [
    async ({ playwright }, use) => {
      const browser = await playwright.chromium.launch({ executablePath: await findChromium(), args });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  browserOf: [
    async ({ playwright, browser }, use) => {
      let whole: Promise<Browser> | undefined;
      const launch = async () => playwright.chromium.launch({ executablePath: await findBinary('chromium'), args });
      await use(async (visit) => {
        if (visit.whole) whole ??= launch();
        return (visit.whole && (await whole)) || browser;
      });
      await (await whole)?.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from here
    async ({}, use) => {
      const site = await startSite();
      await use(site);
      await site.close();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  visit: async ({ browserOf, site }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (path = '/', visit = {}) => {
      const context = await newContext(await browserOf(visit), site, visit);
      contexts.push(context);
      return await open(context, path);
    });
    for (const context of contexts) await context.close();
  },
  enter: async ({ browserOf, site }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (person, path = '/', visit = {}) => {
      const context = await newContext(await browserOf(visit), site, visit);
      contexts.push(context);
      await signIn(context, (visit.at ?? site.main).url, typeof person === 'string' ? person : person.username);
      return await open(context, path);
    });
    for (const context of contexts) await context.close();
  },
});

async function newContext(browser: Browser, site: Site, { at = site.main, timing, context: options, prepare }: Visit) {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options, baseURL: at.url });
  await context.addInitScript(withoutPrinter);
  await setTiming(context, timing);
  await prepare?.(context);
  return context;
}

/** A browser without a screen ends when a page is printed. */
const withoutPrinter = () => {
  window.print = () => undefined;
};

const servers = new WeakMap<Page, string>();

/** The server a page is connected to, by the word of that server's first packet. */
export const serverOf = (page: Page): string | undefined => servers.get(page);

async function open(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  watchReads(page);
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      const id = /"session:ready".*?"serverId":"([^"]+)"/.exec(String(payload))?.[1];
      if (id !== undefined) servers.set(page, id);
    });
  });
  await page.goto(path);
  return page;
}

async function setTiming(context: BrowserContext, timing: Record<string, number> | undefined): Promise<void> {
  if (!timing) return;
  await context.addInitScript((text) => sessionStorage.setItem('tidings.timing', text), JSON.stringify(timing));
}

/** Waits until the header shows this state of the connection. */
export async function expectConnection(page: Page, state: string, timeout = 15_000): Promise<void> {
  await expect(page.locator('[data-connection]').first()).toHaveAttribute('data-connection', state, { timeout });
}

export { expect };
