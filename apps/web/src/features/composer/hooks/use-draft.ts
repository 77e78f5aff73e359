import { useCallback, useEffect, useRef, useState } from 'react';
import { useMember } from '../../../lib/session/state.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { type Draft, dropDraft, readDraft, writeDraft } from '../model/draft.ts';

const calmMs = 400;

export type DraftState = {
  body: string;
  fields: Record<string, string>;
  setBody: (body: string) => void;
  setField: (name: string, value: string) => void;
  /** When it was kept (ms); undefined while nothing is, `'saving'` until the keys rest. */
  saved: number | 'saving' | undefined;
  /** Sent, or not wanted any more. */
  drop: () => void;
};

/** A text that survives closing, a reload and a crash. Pauses of 400 ms keep it; leaving keeps it at once. */
export function useDraft(name: string, start: Partial<Draft> = {}): DraftState {
  const member = useMember()?.id ?? 'visitor';
  const [draft, setDraft] = useState<Draft>(() => {
    const kept = readDraft(member, name);
    return { body: kept?.body ?? start.body ?? '', fields: { ...start.fields, ...kept?.fields }, at: kept?.at ?? 0 };
  });
  const [saved, setSaved] = useState<DraftState['saved']>(draft.at === 0 ? undefined : draft.at);
  const latest = useRef(draft);
  const isDirty = useRef(false);
  latest.current = draft;

  const keep = useCallback(() => {
    if (!isDirty.current) return;
    isDirty.current = false;
    const now = { ...latest.current, at: serverNow() };
    const kept = writeDraft(member, name, now);
    setSaved(kept && now.body.trim() !== '' ? now.at : undefined);
  }, [member, name]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the draft begins the wait anew
  useEffect(() => {
    if (saved !== 'saving') return;
    const timer = setTimeout(keep, calmMs);
    return () => clearTimeout(timer);
  }, [saved, keep, draft]);

  useEffect(() => {
    window.addEventListener('pagehide', keep);
    return () => {
      window.removeEventListener('pagehide', keep);
      keep();
    };
  }, [keep]);

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
      dropDraft(member, name);
      setDraft({ body: '', fields: {}, at: 0 });
      setSaved(undefined);
    },
  };
}
