import { isCode } from '../../../lib/http/error.ts';
import { addDevice, readKey, removeDevice } from '../api/devices.ts';

const script = '/sw.js';

/** Whether this browser can be reached while no page is open. */
export const canPush = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

/** An iPhone or iPad takes push for what is on its home screen alone. */
export const needsInstalling = (): boolean =>
  !canPush() && /iPhone|iPad/.test(navigator.userAgent) && !matchMedia('(display-mode: standalone)').matches;

export const registration = async (): Promise<ServiceWorkerRegistration | undefined> =>
  canPush() ? await navigator.serviceWorker.getRegistration('/') : undefined;

/** What this browser is subscribed with, if it is. */
export const ownSubscription = async (): Promise<PushSubscription | null> =>
  (await (await registration())?.pushManager.getSubscription()) ?? null;

const bytesOf = (key: string) =>
  Uint8Array.from(atob(key.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));

function isFor(subscription: PushSubscription, key: Uint8Array): boolean {
  const own = subscription.options?.applicationServerKey;
  // A browser that does not say is believed.
  if (!own) return true;
  const bytes = new Uint8Array(own);
  return bytes.length === key.length && bytes.every((byte, at) => byte === key[at]);
}

async function subscribe(own: ServiceWorkerRegistration, key: Uint8Array<ArrayBuffer>): Promise<void> {
  const options = { userVisibleOnly: true, applicationServerKey: key };
  const found = await own.pushManager.getSubscription();
  // One that another server, or another key of this one, made takes nothing of us.
  if (found && !isFor(found, key)) await found.unsubscribe();
  const subscription = found && isFor(found, key) ? found : await own.pushManager.subscribe(options);
  await addDevice(bodyOf(subscription));
}

function bodyOf(subscription: PushSubscription) {
  const { endpoint = '', keys } = subscription.toJSON();
  return { endpoint, keys: { p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' } };
}

/** Lets this browser be reached, for who is signed in. The permission is there already. Throws what browser or server refused. */
export async function ensureSubscribed(): Promise<void> {
  await navigator.serviceWorker.register(script);
  const own = await navigator.serviceWorker.ready;
  const key = bytesOf(await readKey());
  try {
    await subscribe(own, key);
  } catch (error) {
    if (!isCode(error, 'CONFLICT')) throw error;
    // Somebody else’s address with other keys: a new one is nobody’s.
    await (await own.pushManager.getSubscription())?.unsubscribe();
    await subscribe(own, key);
  }
}

/** Ends it on this browser. `says`: to the server as well; it knows already where the session ended. */
export async function endSubscription({ says }: { says: boolean }): Promise<void> {
  const subscription = await ownSubscription();
  if (!subscription) return;
  if (says) await removeDevice({ endpoint: subscription.endpoint });
  await subscription.unsubscribe();
}
