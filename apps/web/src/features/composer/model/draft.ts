import type { Write } from '../../../lib/api/same-write.ts';
import { tabId } from './tab-id.ts';

/** Where a draft lies: each tab writes in a place of its own, so that none writes over another's. */
export type Place = { key: string; at: number };
/**
 * What was written and not sent. `fields` holds what stands beside the text: title, category, whom it answers. `from`: the
 * drafts of other tabs that it began from, as they were; they go when this one is sent. `write`: it was sent and may be there.
 */
export type Draft = {
  body: string;
  fields: Record<string, string>;
  at: number;
  from?: readonly Place[];
  write?: Write | undefined;
};
/** `isKept`: on this device; else by this page alone. */
export type Found = Draft & { key: string; isKept: boolean };

const anyDraft = 'tidings.draft.';
const prefixOf = (member: string, name: string) => `${anyDraft}${member}.${name}`;
export const placeOf = (member: string, name: string): string => `${prefixOf(member, name)}~${tabId}`;

/** Whether a key is of a draft of this name, of whatever tab. */
export const isDraftOf = (member: string, name: string, key: string): boolean =>
  key.startsWith(`${prefixOf(member, name)}~`);

/** What this device has no room for; it lives as long as the page. */
const unkept = new Map<string, Draft>();
const listeners = new Set<() => void>();

/** Runs when this tab keeps or drops a draft. Of other tabs `storage` tells. */
export function onDraft(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const tell = () => {
  for (const listener of listeners) listener();
};

/** Nothing is written that is worth keeping. */
export const isEmpty = ({ body, fields }: Draft): boolean => body.trim() === '' && (fields.title ?? '').trim() === '';

const isPlace = (value: unknown): value is Place => {
  const { key, at } = (value ?? {}) as Partial<Place>;
  return typeof key === 'string' && key.startsWith(anyDraft) && typeof at === 'number';
};

const isWrite = (value: unknown): value is Write => {
  const { key, at, tries } = (value ?? {}) as Partial<Write>;
  return typeof key === 'string' && typeof at === 'number' && Array.isArray(tries);
};

export function parseDraft(text: string | null): Draft | undefined {
  try {
    const value = JSON.parse(text ?? 'null') as Partial<Draft> | null;
    if (typeof value?.body !== 'string' || typeof value.at !== 'number') return undefined;
    const from = [value.from ?? []].flat().filter(isPlace);
    const more = { ...(from.length > 0 && { from }), ...(isWrite(value.write) && { write: value.write }) };
    return { body: value.body, fields: value.fields ?? {}, at: value.at, ...more };
  } catch {
    return undefined;
  }
}

/** The keys of all drafts of a member, with what follows the member: the name, and the tab after a `~`. */
export function draftKeys(member: string): { key: string; name: string }[] {
  const start = prefixOf(member, '');
  const nameOf = (key: string) => ({ key, name: key.slice(start.length).split('~')[0] ?? '' });
  let keys: string[] = [];
  try {
    keys = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? '');
  } catch {
    // Storage is closed: there is only what this page keeps.
  }
  return [...new Set([...keys, ...unkept.keys()])].filter((key) => key.startsWith(start)).map(nameOf);
}

function at(key: string): Draft | undefined {
  const held = unkept.get(key);
  if (held) return held;
  try {
    return parseDraft(localStorage.getItem(key));
  } catch {
    return undefined;
  }
}

/** Where a draft lies that is gone on with, and where that one began. */
export const placesOf = ({ key, at: time, from = [] }: Draft & { key: string }): readonly Place[] => [
  { key, at: time },
  ...from,
];

/** Nobody went on with it since. */
const isAsItWas = ({ key, at: time }: Place): boolean => at(key)?.at === time;

/** The draft of this name: this tab's, else the newest of any tab; undefined when there is none. */
export function readDraft(member: string, name: string): Found | undefined {
  const found = draftKeys(member)
    .filter((one) => one.name === name)
    .flatMap(({ key }) => {
      const draft = at(key);
      return draft ? [{ ...draft, key, isKept: !unkept.has(key) }] : [];
    });
  const own = placeOf(member, name);
  return found.find(({ key }) => key === own) ?? found.toSorted((a, b) => b.at - a.at)[0];
}

function remove(key: string): void {
  unkept.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept, so nothing is left.
  }
}

/** Keeps it, or forgets it when nothing is written. Returns whether this device could keep it. */
export function writeDraft(member: string, name: string, draft: Draft): boolean {
  const key = placeOf(member, name);
  const from = draft.from?.filter((place) => place.key !== key && isAsItWas(place)) ?? [];
  const { from: _, ...rest } = draft;
  const kept = from.length > 0 ? { ...rest, from } : rest;
  unkept.delete(key);
  try {
    if (isEmpty(kept)) remove(key);
    else localStorage.setItem(key, JSON.stringify(kept));
    return true;
  } catch {
    unkept.set(key, kept);
    return false;
  } finally {
    tell();
  }
}

/** Forgets this tab's draft, and those it began from unless somebody went on with them. */
export function dropDraft(member: string, name: string, from: readonly Place[] = []): void {
  remove(placeOf(member, name));
  for (const place of from) if (isAsItWas(place)) remove(place.key);
  tell();
}

if (typeof window !== 'undefined') {
  // What only this page keeps goes with it.
  window.addEventListener('beforeunload', (event) => {
    if (unkept.size > 0) event.preventDefault();
  });
}
