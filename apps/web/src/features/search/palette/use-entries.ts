import { useEffect, useRef, useState } from 'react';
import type { PlainKey } from '../../../i18n/t.ts';
import type { PaletteEntry, PaletteSource } from '../../../lib/feature/palette.ts';
import { isFor } from '../../../lib/session/audience.ts';
import { useMember } from '../../../lib/session/state.ts';
import { own } from './sources.tsx';

export type Group = { title: PlainKey; entries: readonly PaletteEntry[] };
const REST_MS = 120;
/** Of one group. */
const MOST = 6;

const files = import.meta.glob<{ palette: readonly PaletteSource[] }>('../../*/palette.tsx');
let sources: Promise<readonly PaletteSource[]> | undefined;
/** Those of all features, then what is looked for; one that does not come is missing this time. */
function allSources(): Promise<readonly PaletteSource[]> {
  sources ??= Promise.allSettled(Object.values(files).map((load) => load())).then((parts) => {
    if (parts.some(({ status }) => status === 'rejected')) sources = undefined;
    return [...parts.flatMap((part) => (part.status === 'fulfilled' ? part.value.palette : [])), ...own];
  });
  return sources;
}

function grouped(found: readonly { group: PlainKey; entries: readonly PaletteEntry[] }[]): Group[] {
  const groups = new Map<PlainKey, PaletteEntry[]>();
  for (const { group, entries } of found) groups.set(group, [...(groups.get(group) ?? []), ...entries]);
  return [...groups]
    .map(([title, entries]) => ({ title, entries: entries.slice(0, MOST) }))
    .filter(({ entries }) => entries.length > 0);
}

/** What all features offer for what is typed. While it is looked for, what was there before stays. */
export function useEntries(typed: string): { groups: readonly Group[]; searching: boolean; failed: boolean } {
  const member = useMember();
  const [found, setFound] = useState<{ typed: string; groups: readonly Group[]; failed: boolean }>();
  const first = useRef(true);
  useEffect(() => {
    const aborting = new AbortController();
    const { signal } = aborting;
    const look = async () => {
      const wanted = (await allSources()).filter(({ audience }) => isFor(audience, member));
      const parts = await Promise.allSettled(wanted.map(async ({ find }) => await find(typed, signal)));
      if (signal.aborted) return;
      const entries = parts.map((part, index) => ({
        group: wanted[index]?.group as PlainKey,
        entries: part.status === 'fulfilled' ? part.value : [],
      }));
      setFound({ typed, groups: grouped(entries), failed: parts.some(({ status }) => status === 'rejected') });
    };
    const timer = setTimeout(() => void look().catch(() => undefined), first.current ? 0 : REST_MS);
    first.current = false;
    return () => {
      clearTimeout(timer);
      aborting.abort();
    };
  }, [typed, member]);
  return { groups: found?.groups ?? [], searching: found?.typed !== typed, failed: found?.failed ?? false };
}
