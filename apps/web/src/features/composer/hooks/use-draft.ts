import { useCallback, useEffect, useRef, useState } from 'react';
import type { Keeper, Write } from '../../../lib/api/same-write.ts';
import { useMember } from '../../../lib/session/state.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import {
  type Draft,
  dropDraft,
  isDraftOf,
  isEmpty,
  type Place,
  parseDraft,
  placeOf,
  placesOf,
  readDraft,
  writeDraft,
} from '../model/draft.ts';
import { useLeftText } from './use-left-text.ts';

const calmMs = 400;

export type DraftState = {
  body: string;
  fields: Record<string, string>;
  setBody: (body: string) => void;
  setField: (name: string, value: string) => void;
  /**
   * When it was kept (ms); undefined while nothing is, `'saving'` until the keys rest, `'unkept'` when this device has no
   * room for it.
   */
  saved: number | 'saving' | 'unkept' | undefined;
  /** Keeps it now; whether this device had room for it. */
  keep: () => boolean;
  /** What was sent of it and may be there: kept with it over closing and a reload. */
  write: Keeper;
  /** Sent, or not wanted any more. */
  drop: () => void;
};

/**
 * A text that survives closing, a reload and a crash. Pauses of 400 ms keep it; leaving keeps it at once. It goes on
 * from the newest draft of any tab and follows that until something is written here; from then on each tab has its own.
 */
export function useDraft(name: string, start: Partial<Draft> = {}): DraftState {
  // Whoever began it: it is theirs also once they are signed out.
  const [member] = useState(useMember()?.id ?? 'visitor');
  const [found] = useState(() => readDraft(member, name));
  const [draft, setDraft] = useState<Draft>({
    body: found?.body ?? start.body ?? '',
    fields: { ...start.fields, ...found?.fields },
    at: found?.at ?? 0,
    write: found?.write,
  });
  const [saved, setSaved] = useState<DraftState['saved']>(found && (found.isKept ? found.at : 'unkept'));
  const own = placeOf(member, name);
  // Kept with the draft: what is sent after a reload still takes along what it began from.
  const sources = useRef<readonly Place[]>(found ? placesOf(found) : []);
  const latest = useRef(draft);
  const isDirty = useRef(false);
  const isOwn = useRef(found?.key === own);
  const isKept = useRef(found?.isKept ?? true);
  latest.current = draft;
  const begin = useRef(start);
  const isGone = useRef(false);

  const keep = useCallback((): boolean => {
    if (!isDirty.current) return isKept.current;
    isDirty.current = false;
    isOwn.current = true;
    const now = { ...latest.current, at: serverNow(), from: sources.current };
    isKept.current = writeDraft(member, name, now);
    setSaved(isEmpty(now) ? undefined : isKept.current ? now.at : 'unkept');
    return isKept.current;
  }, [member, name]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the draft begins the wait anew
  useEffect(() => {
    if (saved !== 'saving') return;
    const timer = setTimeout(keep, calmMs);
    return () => clearTimeout(timer);
  }, [saved, keep, draft]);

  useEffect(() => {
    // Before the page asks whether anything would be lost.
    window.addEventListener('beforeunload', keep, { capture: true });
    window.addEventListener('pagehide', keep);
    isGone.current = false;
    return () => {
      isGone.current = true;
      window.removeEventListener('beforeunload', keep, { capture: true });
      window.removeEventListener('pagehide', keep);
      keep();
    };
  }, [keep]);

  useEffect(() => {
    const follow = ({ key, newValue }: StorageEvent) => {
      const followed = isOwn.current ? own : sources.current[0]?.key;
      if (isDirty.current || key === null) return;
      if (followed === undefined ? !isDraftOf(member, name, key) : key !== followed) return;
      const next = parseDraft(newValue);
      // Sent or discarded in another tab: here stands what one begins from.
      const { body = '', fields } = begin.current;
      setDraft(next ?? { body, fields: { ...fields }, at: 0 });
      setSaved(next?.at);
      sources.current = next ? placesOf({ ...next, key }) : [];
      isOwn.current = isOwn.current && next !== undefined;
      isKept.current = true;
    };
    window.addEventListener('storage', follow);
    return () => window.removeEventListener('storage', follow);
  }, [own, member, name]);

  const keepWrite = (write: Write | undefined) => {
    // Opened again meanwhile, it is written on there; a key too many does no harm.
    if (isGone.current) return;
    latest.current = { ...latest.current, write };
    isDirty.current = true;
    setDraft((old) => ({ ...old, write }));
    keep();
  };

  useLeftText(() => ({ memberId: member, body: latest.current.body, keep }));

  const change = (next: (old: Draft) => Draft) => {
    isDirty.current = true;
    setDraft(next);
    setSaved('saving');
  };
  return {
    body: draft.body,
    fields: draft.fields,
    saved,
    setBody: (body) => change((old) => ({ ...old, body })),
    setField: (field, value) => change((old) => ({ ...old, fields: { ...old.fields, [field]: value } })),
    keep,
    write: { read: () => latest.current.write, keep: keepWrite },
    drop: () => {
      isDirty.current = false;
      isKept.current = true;
      dropDraft(member, name, sources.current);
      sources.current = [];
      isOwn.current = false;
      setDraft({ body: '', fields: {}, at: 0 });
      setSaved(undefined);
    },
  };
}
