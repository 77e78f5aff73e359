// @vitest-environment happy-dom
import { corpus, knownBombs } from '@tidings/testing/texts';
import { afterEach, expect, test, vi } from 'vitest';
import { plainHtml } from '../../../../tests/plain-html.ts';
import { eventually, mount } from '../../../../tests/render.tsx';
import { preloadMarkdown } from '../../../components/markdown/preload-markdown.ts';
import { Preview } from './preview.tsx';

// A picture of another site waits for a click (see its own tests): here it is what the text asks for.
vi.mock('../../../components/markdown/remote-image.tsx', () => ({
  RemoteImage: ({ src, alt, title }: { src?: string; alt?: string; title?: string }) => (
    <img src={src} alt={alt ?? ''} title={title} loading="lazy" />
  ),
}));
// Outside of a page there is no router to warn about.
vi.spyOn(console, 'warn').mockReturnValue();
afterEach(() => vi.useRealTimers());
await preloadMarkdown();

const shown = (host: HTMLElement) => host.querySelector('.prose');

test('the preview shows what the post will', async () => {
  const { host, unmount } = await mount(corpus.map(({ source, name }) => <Preview key={name} body={source} shown />));
  const previews = [...host.querySelectorAll('.prose')];
  corpus.forEach(({ html, name }, index) => {
    const expected = document.createElement('div');
    expected.innerHTML = html;
    const made = document.createElement('div');
    made.innerHTML = plainHtml(previews[index]?.innerHTML ?? '');
    expect(made.textContent, name).toBe(expected.textContent);
  });
  await unmount();
});

test('no key renders anything: the preview follows in a pause', async () => {
  const { host, render, unmount } = await mount(<Preview body="a" shown />);
  vi.useFakeTimers();
  for (const body of ['*b', '*b*', ...knownBombs(4000), '**c**']) await render(<Preview body={body} shown />);
  expect(shown(host)?.textContent).toBe('a');
  vi.useRealTimers();
  await render(<Preview body="**d**" shown />);
  await eventually(() => expect(shown(host)?.querySelector('strong')?.textContent).toBe('d'));
  await unmount();
});
