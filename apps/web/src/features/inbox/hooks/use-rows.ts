import type { Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useShortcut } from '../../../lib/keyboard/use-shortcut.ts';
import type { Entry } from '../model/entries.ts';

const rowOf = (list: HTMLElement | null, id: string) =>
  list?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`) ?? null;

/** One tab stop for the list: `j` and `k` go to the next and the one before, also to rows that are not drawn, and open them. */
export function useRows(
  list: RefObject<HTMLElement | null>,
  entries: readonly Entry[],
  virtualizer: Virtualizer<HTMLElement, Element>,
  selected: string | undefined,
) {
  const [current, note] = useState(selected);
  const wanted = useRef<string | undefined>(undefined);
  const ids = entries.flatMap((entry) => (entry.kind === 'item' || entry.kind === 'announcement' ? [entry.key] : []));
  const known = [selected, current].find((id) => id !== undefined && ids.includes(id));
  const active = known ?? ids[0];
  const go = (id: string | undefined) => {
    if (id === undefined) return;
    note(id);
    virtualizer.scrollToIndex(
      entries.findIndex(({ key }) => key === id),
      { align: 'auto' },
    );
    wanted.current = id;
    reach();
  };
  // The row is drawn one render after the scroll.
  const reach = () => {
    const row = wanted.current === undefined ? null : rowOf(list.current, wanted.current);
    if (!row) return;
    wanted.current = undefined;
    row.focus({ preventScroll: true });
    if (selected !== undefined || row.closest('[data-opens]')) row.click();
  };
  useEffect(reach);
  const move = (step: number) => {
    const inside = list.current?.contains(document.activeElement) ?? false;
    if (known === undefined || (!inside && selected === undefined)) return go(active);
    go(ids[Math.min(ids.length - 1, Math.max(0, ids.indexOf(known) + step))]);
  };
  useShortcut('j', () => move(1));
  useShortcut('k', () => move(-1));
  return { active, note };
}
