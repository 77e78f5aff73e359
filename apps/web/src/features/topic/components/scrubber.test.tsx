// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { mount, press } from '../../../../tests/render.tsx';
import { Scrubber } from './scrubber.tsx';

const none = () => undefined;
async function open(current: number, last: number, total: number) {
  const onJump = vi.fn<(number: number) => void>();
  const view = await mount(
    <Scrubber
      current={current}
      last={last}
      total={total}
      atOf={none}
      news={0}
      dragged={undefined}
      onDrag={none}
      onJump={onJump}
    />,
  );
  const slider = view.host.querySelector<HTMLElement>('[role=slider]');
  return { ...view, onJump, slider, says: slider?.getAttribute('aria-valuetext') };
}

test('it tells how many replies there are, not how many numbers were given; every number can be reached', async () => {
  const { slider, says, onJump, unmount } = await open(58, 60, 55);
  expect(says).toBe('Reply 58 · 55 in all');
  expect(slider?.getAttribute('aria-valuemax')).toBe('60');
  slider?.focus();
  await press('End');
  expect(onJump).toHaveBeenLastCalledWith(60);
  await unmount();
});

test('without deleted replies a place is one of so many; the first post counts as one', async () => {
  const within = await open(41, 57, 57);
  expect(within.says).toBe('Reply 41 of 57');
  await within.unmount();
  const first = await open(0, 60, 55);
  expect(first.says).toBe('Post 1 of 56');
  await first.unmount();
});
