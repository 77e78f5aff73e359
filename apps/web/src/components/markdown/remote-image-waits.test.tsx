// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { after, mount } from '../../../tests/render.tsx';
import { RemoteImage } from './remote-image.tsx';

// The frame itself is looked at in a browser; here it loads nothing, and says so.
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function ask() {
  const page = await mount(<RemoteImage src="https://example.org/cat.png" alt="a cat" />);
  await after(() => page.host.querySelector('button')?.click());
  const frame = page.host.querySelector('iframe');
  if (!frame) throw new Error('No frame');
  return { ...page, frame };
}

test('an image that never answers fails visibly after 10 s', async () => {
  const { host, unmount } = await ask();
  await after(() => vi.advanceTimersByTime(9_999));
  expect(host.querySelector('iframe')).not.toBeNull();
  await after(() => vi.advanceTimersByTime(1));
  expect(host.textContent).toContain('The image from example.org did not load.');
  expect(host.querySelector('a')?.href).toBe('https://example.org/cat.png');
  await unmount();
});

test('one that is there stays; a frame that has come and says nothing has failed', async () => {
  const shown = await ask();
  const data = { image: { width: 20, height: 10 } };
  await after(() => shown.frame.dispatchEvent(new Event('load')));
  await after(() => window.dispatchEvent(new MessageEvent('message', { data, source: shown.frame.contentWindow })));
  await after(() => vi.advanceTimersByTime(60_000));
  expect(shown.host.querySelector('iframe')?.style.width).toBe('20px');
  await shown.unmount();
  const failing = await ask();
  await after(() => failing.frame.dispatchEvent(new Event('load')));
  await after(() => vi.advanceTimersByTime(1000));
  expect(failing.host.textContent).toContain('did not load');
  await failing.unmount();
});
