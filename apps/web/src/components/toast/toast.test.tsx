// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { endSession, signInAs } from '../../../tests/people.ts';
import { eventually, mount } from '../../../tests/render.tsx';
import { SonnerHost, sonner } from './sonner-host.tsx';
import { dismissToast, hostMounted, showToast } from './toast.tsx';

let host: Awaited<ReturnType<typeof mount>>;
beforeEach(async () => {
  signInAs('ana');
  host = await mount(<SonnerHost onMounted={hostMounted} />);
});
afterEach(async () => {
  sonner.dismiss();
  await host.unmount();
});

/** A toast that stays, and how often the reader put it away. */
async function shown(id: string) {
  const onClose = vi.fn();
  showToast({ id, title: `words of ${id}`, stays: true, onClose });
  await eventually(() => expect(document.body.textContent).toContain(`words of ${id}`));
  return onClose;
}

test('a toast that is swiped away was put away, as by its button, and only once', async () => {
  const swiped = await shown('swiped');
  const [toast] = sonner.getToasts().filter(({ id }) => id === 'swiped');
  if (!toast || !('onDismiss' in toast)) throw new Error('No toast');
  // What the library calls at the end of a swipe.
  toast.onDismiss?.(toast);
  toast.onDismiss?.(toast);
  expect(swiped).toHaveBeenCalledTimes(1);
  const closed = await shown('closed');
  const label = [...document.querySelectorAll('[role=status]')].find((one) => one.textContent?.includes('of closed'));
  label?.querySelector<HTMLElement>('button[aria-label=Close]')?.click();
  await eventually(() => expect(document.body.textContent).not.toContain('words of closed'));
  expect(closed).toHaveBeenCalledTimes(1);
});

test('what the app takes away the reader did not put away', async () => {
  const onClose = await shown('taken');
  dismissToast('taken');
  await eventually(() => expect(document.body.textContent).not.toContain('words of taken'));
  expect(onClose).not.toHaveBeenCalled();
});

test('whoever reads next sees no toast of the one before, not even one on its way, and has put none away', async () => {
  const onClose = await shown('private');
  showToast({ id: 'late', title: 'words of late', stays: true, onClose });
  endSession();
  await eventually(() => expect(document.body.textContent).not.toContain('words of private'));
  expect(document.body.textContent).not.toContain('words of late');
  expect(onClose).not.toHaveBeenCalled();
  signInAs('bob');
  await shown('of bob');
});
