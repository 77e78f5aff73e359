// @vitest-environment happy-dom
import type { Virtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { afterEach, expect, test } from 'vitest';
import { topicOf } from '../../../../tests/people.ts';
import { after, mount, press } from '../../../../tests/render.tsx';
import type { Entry } from '../model/list-entries.ts';
import { useRovingRows } from './use-roving-rows.ts';

const entries: Entry[] = ['a', 'b', 'c', 'd'].flatMap((id): Entry[] => {
  const row: Entry = { kind: 'topic', key: id, topic: topicOf(id, 1), first: id === 'a' };
  return id === 'c' ? [{ kind: 'tideline', key: 'tideline' }, row] : [row];
});

/** A virtualizer of rows 10 high that draws only those from `first` to `last`. */
function virtual(first: number, last: number) {
  const scrolledTo: number[] = [];
  const items = entries.map((_, index) => ({ index, start: index * 10, end: index * 10 + 10 }));
  const virtualizer = {
    scrollOffset: first * 10,
    scrollRect: { height: (last - first + 1) * 10 },
    options: { scrollMargin: 0 },
    getVirtualItems: () => items.slice(first, last + 1),
    scrollToIndex: (index: number) => scrolledTo.push(index),
  } as unknown as Virtualizer<HTMLDivElement, Element>;
  return { virtualizer, scrolledTo };
}

const opened: string[] = [];
function List({ first, last, virtualizer }: { first: number; last: number; virtualizer: ReturnType<typeof virtual> }) {
  const ref = useRef<HTMLUListElement>(null);
  const { active, setCurrent } = useRovingRows(ref, entries, virtualizer.virtualizer);
  return (
    <ul ref={ref}>
      {entries.slice(first, last + 1).map(({ key }) => (
        <li key={key}>
          <button
            type="button"
            data-row={key}
            tabIndex={key === active ? 0 : -1}
            onFocus={() => setCurrent(key)}
            onClick={() => opened.push(key)}
          />
        </li>
      ))}
    </ul>
  );
}

let unmount = async () => {};
afterEach(() => unmount());
async function show(first = 0, last = 4) {
  const virtualizer = virtual(first, last);
  const page = await mount(<List first={first} last={last} virtualizer={virtualizer} />);
  unmount = page.unmount;
  const draw = (from: number, to: number) => page.render(<List first={from} last={to} virtualizer={virtualizer} />);
  return { virtualizer, draw, tabStops: () => [...page.host.querySelectorAll('[tabindex="0"]')].length };
}
const focused = () => (document.activeElement as HTMLElement | null)?.dataset.row;
const leave = () => after(() => (document.activeElement as HTMLElement).blur());

test('j and k move from row to row, over the tideline and no further than the ends', async () => {
  const { tabStops } = await show();
  await press('j');
  expect(focused()).toBe('a');
  await press('k');
  expect(focused()).toBe('a');
  for (const row of ['b', 'c', 'd', 'd']) {
    await press('j');
    expect(focused()).toBe(row);
  }
  expect(tabStops()).toBe(1);
});

test('a row that is not drawn yet is scrolled to and takes the focus once it is', async () => {
  const { virtualizer, draw } = await show(0, 1);
  await after(() => document.querySelector<HTMLElement>('[data-row="b"]')?.focus());
  await press('j');
  expect(virtualizer.scrolledTo.at(-1)).toBe(3);
  expect(focused()).toBe('b');
  await draw(1, 4);
  expect(focused()).toBe('c');
});

test('from outside one comes in where one looks, not at the top or where one was', async () => {
  await show(0, 1);
  await after(() => document.querySelector<HTMLElement>('[data-row="a"]')?.focus());
  await unmount();
  await show(3, 4);
  await press('j');
  expect(focused()).toBe('c');
  await press('j');
  await leave();
  // Unless the row of before is in sight.
  await press('k');
  expect(focused()).toBe('d');
});

test('o opens the current row', async () => {
  await show();
  await after(() => document.querySelector<HTMLElement>('[data-row="c"]')?.focus());
  await press('o');
  expect(opened).toEqual(['c']);
});
