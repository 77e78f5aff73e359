import { tabId } from './tab-id.ts';

/** What was written and not sent. `fields` holds what stands beside the text: title, category, whom it answers. */
export type Draft = { body: string; fields: Record<string, string>; at: number };
/** Where a draft lies: each tab writes in a place of its own, so that none writes over another's. */
export type Place = { key: string; at: number };
export type Found = Draft & { key: string };

const prefixOf = (member: string, name: string) => `tidings.draft.${member}.${name}`;
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

const isEmpty = ({ body, fields }: Draft): boolean => body.trim() === '' && (fields.title ?? '').trim() === '';

export function parseDraft(text: string | null): Draft | undefined {
  try {
    const value = JSON.parse(text ?? 'null') as Partial<Draft> | null;
    if (typeof value?.body !== 'string' || typeof value.at !== 'number') return undefined;
    return { body: value.body, fields: value.fields ?? {}, at: value.at };
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

/** The draft of this name: this tab's, else the newest of any tab; undefined when there is none. */
export function readDraft(member: string, name: string): Found | undefined {
  const found = draftKeys(member)
    .filter((one) => one.name === name)
    .flatMap(({ key }) => {
      const draft = at(key);
      return draft ? [{ ...draft, key }] : [];
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
  unkept.delete(key);
  try {
    if (isEmpty(draft)) remove(key);
    else localStorage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    unkept.set(key, draft);
    return false;
  } finally {
    tell();
  }
}

/** Forgets this tab's draft, and the one it began from unless somebody went on with that. */
export function dropDraft(member: string, name: string, source?: Place): void {
  remove(placeOf(member, name));
  if (source && at(source.key)?.at === source.at) remove(source.key);
  tell();
}

if (typeof window !== 'undefined') {
  // What only this page keeps goes with it.
  window.addEventListener('beforeunload', (event) => {
    if (unkept.size > 0) event.preventDefault();
  });
}
