import { session } from '../../../lib/session/state.ts';
import { createStore, useStore } from '../../../lib/store/external-store.ts';
import { holdText } from '../../composer/index.ts';
import { inOrder, type Outgoing, read, revive } from './entry.ts';

const outbox = createStore<readonly Outgoing[]>([]);
let owner: string | undefined;
/** Whose replies these are, or were until the session ended. */
let lastOwner: string | undefined;
/** What this device has no room for: it is kept by this page alone, also while its author is signed out. */
const unkept = new Map<string, { member: string; entry: Outgoing }>();
const writtenHere = new Set<string>();

/** Each entry has a place of its own, so that two tabs never write over each other's. */
const prefixOf = (member: string) => `tidings.outbox.${member}.`;
const earlierKeyOf = (member: string) => `tidings.outbox.${member}`;

function stored(member: string): readonly Outgoing[] {
  try {
    const keys = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? '');
    const own = keys.filter((key) => key.startsWith(prefixOf(member)) || key === earlierKeyOf(member));
    return own.flatMap((key) => read(localStorage.getItem(key)));
  } catch {
    return [];
  }
}

const unkeptOf = (member: string | undefined): readonly Outgoing[] =>
  [...unkept.values()].filter((one) => one.member === member).map(({ entry }) => entry);

function keep(member: string, entry: Outgoing): void {
  try {
    localStorage.setItem(prefixOf(member) + entry.id, JSON.stringify(entry));
    unkept.delete(entry.id);
  } catch {
    unkept.set(entry.id, { member, entry });
  }
}

function drop(member: string, id: string): void {
  unkept.delete(id);
  try {
    localStorage.removeItem(prefixOf(member) + id);
  } catch {
    // Nothing was kept, so nothing is left.
  }
}

/** What an earlier version kept in one place goes into places of its own. */
function move(member: string, list: readonly Outgoing[]): void {
  try {
    if (localStorage.getItem(earlierKeyOf(member)) === null) return;
    for (const entry of list) keep(member, entry);
    localStorage.removeItem(earlierKeyOf(member));
  } catch {
    // It stays where it is.
  }
}

function follow(): void {
  const now = session.get();
  const member = now.status === 'signed-in' ? now.user.id : undefined;
  if (member === owner) return;
  owner = member;
  lastOwner = member ?? lastOwner;
  const list = member === undefined ? [] : inOrder(revive([...stored(member), ...unkeptOf(member)]));
  if (member !== undefined) move(member, list);
  outbox.set(list);
}

/** Takes over what other tabs did. */
function look(): void {
  if (owner === undefined) return;
  outbox.set(inOrder([...stored(owner).filter(({ id }) => !unkept.has(id)), ...unkeptOf(owner)]));
}

session.subscribe(follow);
// What only this page has stays on the screen when the session ends.
holdText(() => ({
  memberId: lastOwner ?? '',
  body: unkeptOf(lastOwner)
    .map(({ body }) => body)
    .join('\n\n'),
  keep: () => false,
}));
if (typeof window !== 'undefined') {
  window.addEventListener('storage', ({ key }) => {
    if (owner !== undefined && (key === null || key.startsWith(prefixOf(owner)))) look();
  });
  window.addEventListener('beforeunload', (event) => {
    if (unkept.size > 0) event.preventDefault();
  });
}

/** The member's own replies that are not on the server yet, of all tabs, in the order written. */
export function outgoing(): readonly Outgoing[] {
  follow();
  return outbox.get();
}

/** The member whose replies these are; undefined for a visitor. */
export function outboxOwner(): string | undefined {
  follow();
  return owner;
}

/** The same list, with what other tabs wrote in this very moment. */
export function outgoingNow(): readonly Outgoing[] {
  follow();
  look();
  return outbox.get();
}

/** Adds a reply behind all others. */
export function addOutgoing(entry: Outgoing): void {
  const list = outgoing();
  const last = Date.parse(list.at(-1)?.at ?? '');
  const at = Math.max(Date.parse(entry.at), Number.isNaN(last) ? 0 : last + 1);
  const next = { ...entry, at: new Date(at).toISOString() };
  writtenHere.add(entry.id);
  if (owner !== undefined) keep(owner, next);
  outbox.set([...list, next]);
}

/** Changes one that is still there. */
export function changeOutgoing(id: string, change: Pick<Outgoing, 'state'> & Partial<Outgoing>): void {
  const entry = outgoingNow().find((one) => one.id === id);
  if (!entry) return;
  const next = { ...entry, ...change };
  if (owner !== undefined) keep(owner, next);
  outbox.set(outbox.get().map((one) => (one.id === id ? next : one)));
}

export function removeOutgoing(id: string): void {
  const list = outgoing();
  if (owner !== undefined) drop(owner, id);
  if (list.some((entry) => entry.id === id)) outbox.set(list.filter((entry) => entry.id !== id));
}

/** Runs when the list changes, by this tab or another. */
export const onOutgoing = (listener: () => void): (() => void) => outbox.subscribe(listener);

/** Whether this page alone holds it: there was no room for it on the device. */
export const isUnkept = (id: string): boolean => unkept.has(id);

/** Whether it was written in this tab. */
export const isWrittenHere = (id: string): boolean => writtenHere.has(id);

/** The member's own replies to a topic that are not on the server yet, oldest first. */
export function useOutgoing(topicId: string): readonly Outgoing[] {
  follow();
  return useStore(outbox).filter((entry) => entry.topicId === topicId);
}
