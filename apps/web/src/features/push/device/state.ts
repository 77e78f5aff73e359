import { session } from '../../../lib/session/state.ts';
import { createStore } from '../../../lib/store/external-store.ts';
import { canPush, endSubscription, ensureSubscribed, needsInstalling, ownSubscription } from './subscription.ts';
import { setWanted, wantedBy } from './wanted.ts';

/** `install`: it has to be put on the home screen first. `blocked`: the browser refuses, and only its reader can lift that. */
export type DeviceState = 'looking' | 'unsupported' | 'install' | 'blocked' | 'off' | 'on';

export const deviceState = createStore<DeviceState>('looking');

async function stateNow(): Promise<DeviceState> {
  if (needsInstalling()) return 'install';
  if (!canPush()) return 'unsupported';
  if (Notification.permission === 'denied') return 'blocked';
  if (Notification.permission !== 'granted') return 'off';
  return (await ownSubscription()) ? 'on' : 'off';
}

/** Looks at what this browser says; it asks nothing of anybody. */
export async function look(): Promise<DeviceState> {
  const state = await stateNow().catch((): DeviceState => 'unsupported');
  deviceState.set(state);
  return state;
}

const readerId = () => {
  const now = session.get();
  return now.status === 'signed-in' ? now.user.id : null;
};

/** Only ever after a click: asks the browser’s question, and subscribes. Throws what went wrong on the way. */
export async function turnOn(): Promise<DeviceState> {
  const permission = await Notification.requestPermission();
  if (permission !== 'granted') return look();
  await ensureSubscribed();
  setWanted(readerId());
  return look();
}

export async function turnOff(): Promise<DeviceState> {
  setWanted(null);
  await endSubscription({ says: true });
  return look();
}

/** A new sign-in of who wanted push here goes on with it. Never asks, never throws. */
export async function keepOn(): Promise<void> {
  const reader = readerId();
  const isWanted = reader !== null && wantedBy() === reader;
  if (isWanted && canPush() && Notification.permission === 'granted') await ensureSubscribed().catch(() => undefined);
  await look();
}
