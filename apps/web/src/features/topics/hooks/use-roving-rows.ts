import type { Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useShortcut } from '../../../lib/keyboard/use-shortcut.ts';
import type { Entry } from '../model/list-entries.ts';

const rowOf = (list: HTMLElement | null, id: string) =>
  list?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`) ?? null;

/** The row that had the focus last, for who comes back from the topic it led to. */
let lastRow: string | undefined;

/** One tab stop for a virtual list: `j` and `k` move the focus, also to rows that are not yet drawn; `o` opens. */
export function useRovingRows(
  list: RefObject<HTMLElement | null>,
  entries: readonly Entry[],
  virtualizer: Virtualizer<HTMLDivElement, Element>,
) {
  const [current, setCurrent] = useState<string | undefined>(lastRow);
  const wanted = useRef<string | undefined>(undefined);
  const ids = entries.flatMap((entry) => (entry.kind === 'topic' ? [entry.key] : []));
  const active = current !== undefined && ids.includes(current) ? current : ids[0];

  const note = (id: string) => {
    lastRow = id;
    setCurrent(id);
  };
  const focus = (id: string | undefined) => {
    if (id === undefined) return;
    note(id);
    const index = entries.findIndex((entry) => entry.key === id);
    virtualizer.scrollToIndex(index, { align: 'auto' });
    const row = rowOf(list.current, id);
    if (row) row.focus({ preventScroll: true });
    else wanted.current = id;
  };
  // The row is drawn one render after the scroll.
  useEffect(() => {
    const row = wanted.current === undefined ? null : rowOf(list.current, wanted.current);
    if (!row) return;
    wanted.current = undefined;
    row.focus({ preventScroll: true });
  });

  const whereOneLooks = (): string | undefined => {
    const from = (virtualizer.scrollOffset ?? 0) + virtualizer.options.scrollMargin;
    const to = from + (virtualizer.scrollRect?.height ?? 0);
    const inView = virtualizer
      .getVirtualItems()
      .filter(({ index, start, end }) => start >= from && end <= to && entries[index]?.kind === 'topic')
      .flatMap(({ index }) => entries[index]?.key ?? []);
    return inView.find((key) => key === current) ?? inView[0];
  };
  const move = (step: number) => {
    const isInside = list.current?.contains(document.activeElement) ?? false;
    // From outside one comes in where one looks, not at the top.
    if (!isInside || active === undefined) return focus(whereOneLooks() ?? active);
    focus(ids[Math.min(ids.length - 1, Math.max(0, ids.indexOf(active) + step))]);
  };
  useShortcut('j', () => move(1));
  useShortcut('k', () => move(-1));
  useShortcut('o', () => rowOf(list.current, active ?? '')?.click());
  return { active, setCurrent: note, focus };
}
