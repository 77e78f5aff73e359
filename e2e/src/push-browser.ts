import type { BrowserContext, CDPSession, Page, Worker } from '@playwright/test';
import type { SubscribedBrowser } from '@tidings/testing/push';
import { expect } from './test.ts';

/** No push service is reached from here: the browser is subscribed with one of ours. All else is Chromium’s own. */
export async function subscribesWith(context: BrowserContext, { subscription }: SubscribedBrowser): Promise<void> {
  await context.grantPermissions(['notifications']);
  await context.addInitScript((given) => {
    const key = 'test.subscribed';
    const own = {
      endpoint: given.endpoint,
      options: { applicationServerKey: null },
      toJSON: () => given,
      unsubscribe: async () => {
        localStorage.removeItem(key);
        return true;
      },
    };
    if (!('PushManager' in window)) return;
    PushManager.prototype.getSubscription = async () => (localStorage.getItem(key) ? (own as never) : null);
    PushManager.prototype.subscribe = async () => {
      localStorage.setItem(key, 'yes');
      return own as never;
    };
  }, subscription);
}

/** What of a service worker is used here; TypeScript’s library of it does not go together with that of pages. */
type Inside = {
  registration: { getNotifications: () => Promise<(Notification & { actions: { action: string }[] })[]> };
  dispatchEvent: (event: Event) => void;
  NotificationEvent: new (name: string, of: object) => Event;
};

/** The service worker of a browser, and what it is sent and shows. */
export type Receiver = {
  worker: Worker;
  deliver: (text: string) => Promise<void>;
  /** What stands on the screen. */
  shown: () => Promise<{ title: string; body: string; tag: string; actions: string[] }[]>;
  click: (action: string) => Promise<void>;
};

export async function receiverOf(page: Page): Promise<Receiver> {
  const context = page.context();
  const origin = new URL(page.url()).origin;
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const session: CDPSession = await context.newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [own] = registrations.filter(({ scopeURL }) => scopeURL.startsWith(origin));
      if (own) resolve(own.registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  const registrationId = await registered;
  return {
    worker,
    deliver: async (data) => {
      await session.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data });
    },
    shown: () =>
      worker.evaluate(async () => {
        const all = await (globalThis as unknown as Inside).registration.getNotifications();
        return all.map(({ title, body, tag, actions }) => ({
          title,
          body,
          tag,
          actions: actions.map(({ action }) => action),
        }));
      }),
    click: async (action) => {
      await worker.evaluate(async (chosen) => {
        const inside = globalThis as unknown as Inside;
        const [notification] = await inside.registration.getNotifications();
        // Only its listener is asked: a browser lets nobody else press.
        inside.dispatchEvent(new inside.NotificationEvent('notificationclick', { notification, action: chosen }));
      }, action);
    },
  };
}

export const expectShown = (receiver: Receiver, tags: string[]) =>
  expect.poll(async () => (await receiver.shown()).map(({ tag }) => tag)).toEqual(tags);
