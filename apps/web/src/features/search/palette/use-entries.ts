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

type Found = { typed: string; groups: readonly Group[]; pending: boolean; failed: boolean };

/**
 * What all features offer for what is typed: what is known here at once, what the server finds behind it. While nothing is known for
 * it (`stale`), what was there before stays.
 */
export function useEntries(typed: string) {
  const member = useMember();
  const [found, setFound] = useState<Found>();
  const first = useRef(true);
  useEffect(() => {
    const aborting = new AbortController();
    const { signal } = aborting;
    const look = async () => {
      const wanted = (await allSources()).filter(({ audience }) => isFor(audience, member));
      const asked = wanted.map(({ group, find }) => ({ group, entries: find(typed, signal) }));
      const here = asked.flatMap(({ group, entries }) => (entries instanceof Promise ? [] : { group, entries }));
      if (signal.aborted) return;
      if (here.some(({ entries }) => entries.length > 0))
        setFound({ typed, groups: grouped(here), pending: true, failed: false });
      const parts = await Promise.allSettled(asked.map(({ entries }) => entries));
      if (signal.aborted) return;
      const came = asked.flatMap(({ group, entries }, index) => {
        const part = parts[index];
        return entries instanceof Promise && part?.status === 'fulfilled' ? { group, entries: part.value } : [];
      });
      const failed = parts.some(({ status }) => status === 'rejected');
      setFound({ typed, groups: grouped([...here, ...came]), pending: false, failed });
    };
    const timer = setTimeout(() => void look().catch(() => undefined), first.current ? 0 : REST_MS);
    first.current = false;
    return () => {
      clearTimeout(timer);
      aborting.abort();
    };
  }, [typed, member]);
  const stale = found?.typed !== typed;
  return {
    groups: found?.groups ?? [],
    stale,
    searching: stale || found.pending,
    failed: !stale && found.failed,
  };
}
