// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { after, mount } from '../../../tests/render.tsx';
import { MarkdownView } from './markdown-view.tsx';

// Outside of a page there is no router to warn about.
vi.spyOn(console, 'warn').mockReturnValue();

test('a footnote leads to its own post, whatever another post calls its own, and back', async () => {
  const source = 'a[^1] b[^1]\n\n[^1]: note';
  const { host, unmount } = await mount(
    <>
      <div>
        <MarkdownView source={source} />
      </div>
      <div>
        <MarkdownView source={source} />
      </div>
    </>,
  );
  const ids = [...host.querySelectorAll('[id]')].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(6);
  for (const post of host.children) {
    const links = [...post.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')];
    expect(links).toHaveLength(4);
    for (const link of links) {
      await after(() => link.click());
      expect(post.contains(document.activeElement)).toBe(true);
      expect(document.activeElement?.id).toBe(link.hash.slice(1));
    }
  }
  expect(location.hash).toBe('');
  await unmount();
});
