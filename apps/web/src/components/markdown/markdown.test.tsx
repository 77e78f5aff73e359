import { corpus, knownBombs, MOST } from '@tidings/testing/texts';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { plainHtml } from '../../../tests/plain-html.ts';
import { MarkdownView } from './markdown-view.tsx';

// A picture of another site waits for a click (see its own tests): here it is what the text asks for.
vi.mock('./remote-image.tsx', () => ({
  RemoteImage: ({ src, alt, title }: { src?: string; alt?: string; title?: string }) => (
    <img src={src} alt={alt ?? ''} title={title} loading="lazy" />
  ),
}));
// Outside of a page there is no router to warn about.
vi.spyOn(console, 'warn').mockReturnValue();
const html = (source: string) => renderToStaticMarkup(<MarkdownView source={source} />);

test.each(corpus)('a post shows $name', ({ source, html: expected }) => {
  expect(plainHtml(html(source))).toBe(expected);
});

test('what could run is never made an element', () => {
  const bad = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt&colon;alert(1))',
    '![a](data:image/svg+xml;base64,PHN2Zz4=)',
    '![a](javascript:alert(1))',
    '<a href="vbscript:x">a</a>',
    '[a](data:text/html,x)',
    '<kbd onclick="alert(1)">a</kbd>',
    '<details open ontoggle=alert(1)>x</details>',
  ].map(html);
  for (const made of bad) {
    expect(made).not.toMatch(/<script|<[^>]*\son\w+=|<(a|img)[^>]*(href|src)="(javascript|data|vbscript)/i);
  }
});

test('links to other sites open apart, without a referrer and without our vote', () => {
  expect(html('https://example.org')).toContain('rel="nofollow ugc noopener noreferrer"');
  expect(html('[a](//example.org)')).toContain('target="_blank"');
  expect(html('[a](/\\example.org)')).toContain('href="/%5Cexample.org"');
  expect(html('[a](/t/1)')).not.toContain('target');
});

test('headings of a post stay one level below the page', () => {
  expect(html('# a\n\n#### b')).toBe('<h2 data-level="1">a</h2><h2 data-level="4">b</h2>');
});

test('a text beyond the limits is shown as it was written', () => {
  const source = `${'>'.repeat(3000)}a <b>`;
  const made = html(source);
  expect(made).toMatch(
    /^<div class="markdown-source">(<p class="whitespace-pre-wrap" style="contain-intrinsic-block-size:auto \d+lh">(&[gl]t;|[ab ]){1,1000}<\/p>)+<\/div>$/,
  );
  expect(made.replace(/<[^>]*>/g, '')).toBe(`${'&gt;'.repeat(3000)}a &lt;b&gt;`);
});

test('no bomb becomes more elements than a browser shows in a moment', () => {
  for (const bomb of knownBombs(MOST)) expect(html(bomb).split('<').length).toBeLessThan(20_000);
});
