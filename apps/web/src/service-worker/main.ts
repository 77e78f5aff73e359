import { onClick } from './on-click.ts';
import { onPush } from './on-push.ts';
import type { Scope, Shown } from './scope.ts';

type Waiting = { waitUntil: (work: Promise<unknown>) => void };
type Events = {
  install: Waiting;
  activate: Waiting;
  push: Waiting & { data: { text: () => string } | null };
  notificationclick: Waiting & { notification: Shown; action: string };
};
type Worker = Omit<Scope, 'maxActions' | 'fetch'> & {
  skipWaiting: () => Promise<void>;
  Notification: { maxActions?: number };
  fetch: typeof fetch;
  addEventListener: <N extends keyof Events>(name: N, listener: (event: Events[N]) => void) => void;
};

// It serves no pages and keeps nothing, so a new one takes over at once.
const worker = self as unknown as Worker;
const scope: Scope = {
  location: worker.location,
  registration: worker.registration,
  clients: worker.clients,
  navigator: worker.navigator,
  maxActions: worker.Notification.maxActions ?? 2,
  fetch: (...asked) => worker.fetch(...asked),
};

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('push', (event) => event.waitUntil(onPush(scope, event.data?.text() ?? '')));
worker.addEventListener('notificationclick', (event) =>
  event.waitUntil(onClick(scope, event.notification, event.action)),
);
