// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { eventually, mount } from '../../../tests/render.tsx';
import { Markdown } from './markdown.tsx';
import { preloadMarkdown } from './preload-markdown.ts';

// The failure of the renderer is what is tried: nothing a person types is known to make it fail.
vi.mock('@tidings/markdown/parse', () => ({
  parse: (source: string) => {
    if (source.includes('bomb')) throw new Error('Too deep');
    return [{ tag: 'em', children: [source] }];
  },
}));
vi.spyOn(console, 'error').mockReturnValue();
await preloadMarkdown();

test('a post that cannot be rendered is shown as it was written, the others as ever, and it again once it is edited', async () => {
  const both = (first: string) => (
    <>
      <Markdown source={first} />
      <Markdown source="good" />
    </>
  );
  const { host, render, unmount } = await mount(both('a *bomb*'));
  await eventually(() => expect(host.querySelector('em')?.textContent).toBe('good'));
  expect(host.querySelector('p')?.textContent).toBe('a *bomb*');
  await render(both('mended'));
  expect([...host.querySelectorAll('em')].map(({ textContent }) => textContent)).toEqual(['mended', 'good']);
  await unmount();
});
