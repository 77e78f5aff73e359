import { session } from '../../../lib/session/state.ts';
import { createStore, useStore } from '../../../lib/store/external-store.ts';
import { serverNow } from '../../../lib/time/server-time.ts';

/** A message on its way. The server knows it by `clientId`, so it is there once however often it is sent. */
export type Outgoing = {
  clientId: string;
  channelId: string;
  body: string;
  /** When it was written, ms of the server: later than those before it. */
  at: number;
  /** `failed`: it was refused, and waits for its author. */
  state: 'sending' | 'waiting' | 'failed';
  /** Why, in the words of who wrote it. */
  why?: string;
};

/** More than these wait on no device: then the text stays where it was written. */
export const OUTGOING_MAX = 200;

const entries = createStore<readonly Outgoing[]>([]);
let owner: string | undefined;
/** What this device has no room for, by its client id: this page alone has it. */
const unkept = new Map<string, { member: string; entry: Outgoing }>();

/** Each has a place of its own, so that two tabs never write over each other's. */
const prefixOf = (member: string) => `tidings.chat.outbox.${member}.`;
const inOrder = (list: readonly Outgoing[]) =>
  list.toSorted((a, b) => a.at - b.at || (a.clientId < b.clientId ? -1 : 1));

/** What is kept of one; null where it is none. */
export function readEntry(text: string | null): Outgoing | null {
  try {
    const entry = JSON.parse(text ?? 'null') as Partial<Outgoing> | null;
    const { clientId, channelId, body, at, state, why } = entry ?? {};
    if (typeof clientId !== 'string' || typeof channelId !== 'string' || typeof body !== 'string') return null;
    const failed = state === 'failed' && { why: typeof why === 'string' ? why : '' };
    // Who was sending it may be gone: whoever sends next sends it again.
    return {
      clientId,
      channelId,
      body,
      at: typeof at === 'number' ? at : 0,
      state: failed ? 'failed' : 'waiting',
      ...failed,
    };
  } catch {
    return null;
  }
}

function stored(member: string): Outgoing[] {
  try {
    const keys = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? '');
    return keys
      .filter((key) => key.startsWith(prefixOf(member)))
      .flatMap((key) => readEntry(localStorage.getItem(key)) ?? []);
  } catch {
    return [];
  }
}

const unkeptOf = (member: string) => [...unkept.values()].flatMap((one) => (one.member === member ? one.entry : []));

/** Takes over what other tabs did. One that this tab is sending is shown so. */
function look(): void {
  if (owner === undefined) return;
  const sending = new Set(entries.get().flatMap(({ clientId, state }) => (state === 'sending' ? clientId : [])));
  const all = [...stored(owner).filter(({ clientId }) => !unkept.has(clientId)), ...unkeptOf(owner)];
  entries.set(inOrder(all.map((one) => (sending.has(one.clientId) ? { ...one, state: 'sending' } : one))));
}

function follow(): void {
  const now = session.get();
  const member = now.status === 'signed-in' ? now.user.id : undefined;
  if (member === owner) return;
  owner = member;
  entries.set([]);
  look();
}

session.subscribe(follow);
if (typeof window !== 'undefined') {
  window.addEventListener('storage', ({ key }) => {
    if (owner !== undefined && (key === null || key.startsWith(prefixOf(owner)))) look();
  });
  window.addEventListener('beforeunload', (event) => {
    if (unkept.size > 0) event.preventDefault();
  });
}

function keep(entry: Outgoing): void {
  if (owner === undefined) return;
  try {
    localStorage.setItem(prefixOf(owner) + entry.clientId, JSON.stringify(entry));
    unkept.delete(entry.clientId);
  } catch {
    unkept.set(entry.clientId, { member: owner, entry });
  }
}

/** Whose messages these are; undefined for a visitor. */
export function outboxOwner(): string | undefined {
  follow();
  return owner;
}

/** All that are on their way, of all tabs, in the order written. */
export function outgoing(): readonly Outgoing[] {
  follow();
  look();
  return entries.get();
}

/** Adds one behind all others. False: there is no room for it. */
export function addOutgoing(entry: Pick<Outgoing, 'clientId' | 'channelId' | 'body'>): boolean {
  const list = outgoing();
  if (list.length >= OUTGOING_MAX) return false;
  const next: Outgoing = { ...entry, at: Math.max(serverNow(), (list.at(-1)?.at ?? 0) + 1), state: 'waiting' };
  keep(next);
  entries.set([...list, next]);
  return true;
}

/** Changes one that is still there. */
export function changeOutgoing(clientId: string, change: Pick<Outgoing, 'state' | 'why'>): void {
  const entry = outgoing().find((one) => one.clientId === clientId);
  if (!entry) return;
  const next = { ...entry, ...change };
  keep(next);
  entries.set(entries.get().map((one) => (one.clientId === clientId ? next : one)));
}

/** Takes one out: it is on the server, or its author gave it up. */
export function discard(clientId: string): void {
  follow();
  unkept.delete(clientId);
  try {
    if (owner !== undefined) localStorage.removeItem(prefixOf(owner) + clientId);
  } catch {
    // Nothing was kept, so nothing is left.
  }
  entries.set(entries.get().filter((one) => one.clientId !== clientId));
}

/** All that are on their way, in the order written. */
export function useOutgoing(): readonly Outgoing[] {
  follow();
  return useStore(entries);
}
