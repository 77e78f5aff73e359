import { useCallback, useEffect, useRef, useState } from 'react';
import { useMember } from '../../../lib/session/state.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import {
  type Draft,
  dropDraft,
  isDraftOf,
  type Place,
  parseDraft,
  placeOf,
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
  });
  const [saved, setSaved] = useState<DraftState['saved']>(draft.at === 0 ? undefined : draft.at);
  const own = placeOf(member, name);
  const source = useRef<Place | undefined>(found);
  const latest = useRef(draft);
  const isDirty = useRef(false);
  const isOwn = useRef(found?.key === own);
  latest.current = draft;
  const startFields = useRef(start.fields);

  const keep = useCallback(() => {
    if (!isDirty.current) return;
    isDirty.current = false;
    isOwn.current = true;
    const now = { ...latest.current, at: serverNow() };
    const isKept = writeDraft(member, name, now);
    const isEmpty = now.body.trim() === '';
    setSaved(isEmpty ? undefined : isKept ? now.at : 'unkept');
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
    return () => {
      window.removeEventListener('beforeunload', keep, { capture: true });
      window.removeEventListener('pagehide', keep);
      keep();
    };
  }, [keep]);

  useEffect(() => {
    const follow = ({ key, newValue }: StorageEvent) => {
      const followed = isOwn.current ? own : source.current?.key;
      if (isDirty.current || key === null) return;
      if (followed === undefined ? !isDraftOf(member, name, key) : key !== followed) return;
      const next = parseDraft(newValue);
      // Sent or discarded in another tab.
      setDraft(next ?? { body: '', fields: { ...startFields.current }, at: 0 });
      setSaved(next?.at);
      source.current = next && { key, at: next.at };
      isOwn.current = isOwn.current && next !== undefined;
    };
    window.addEventListener('storage', follow);
    return () => window.removeEventListener('storage', follow);
  }, [own, member, name]);

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
    drop: () => {
      isDirty.current = false;
      dropDraft(member, name, source.current);
      source.current = undefined;
      isOwn.current = false;
      setDraft({ body: '', fields: {}, at: 0 });
      setSaved(undefined);
    },
  };
}
