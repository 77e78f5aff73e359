import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { MarkdownView } from './markdown-view.tsx';

// Outside of a page there is no router to warn about.
vi.spyOn(console, 'warn').mockReturnValue();
const html = (source: string) => renderToStaticMarkup(<MarkdownView source={source} />);

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
  ].map(html);
  for (const made of bad) {
    expect(made).not.toMatch(/<script|onerror=|<(a|img)[^>]*(href|src)="(javascript|data|vbscript)/i);
  }
});

test('links to other sites open apart, without a referrer and without our vote', () => {
  expect(html('https://example.org')).toContain('rel="nofollow ugc noopener noreferrer"');
  expect(html('[a](//example.org)')).toContain('target="_blank"');
  expect(html('[a](/t/1)')).not.toContain('target');
});

test('a mention is a link to that member, and only running text mentions', () => {
  expect(html('hi @bob-2, and')).toContain('<a href="/u/bob-2" class="mention">@bob-2</a>, and');
  expect(html('(@bob)')).toContain('class="mention"');
  for (const none of ['ana@bob.example', '`@bob`', '[@bob](/u/mallory)', '@B', '//@bob']) {
    expect(html(none)).not.toContain('class="mention"');
  }
});

test('headings of a post stay one level below the page', () => {
  expect(html('# a\n\n#### b')).toBe('<h2 data-level="1">a</h2>\n<h2 data-level="4">b</h2>');
});

test('attack 66: an image of another site is asked for by its host and never loaded by itself', () => {
  vi.stubGlobal('location', new URL('https://forum.example/t/1'));
  for (const source of [
    '![a cat](https://example.org/cat.png)',
    '![](//example.org/cat.png)',
    '![a](http://example.org/cat.png "title")',
    '[![a](https://example.org/cat.png)](https://example.org)',
    '![a][cat]\n\n[cat]: https://example.org/cat.png',
    '> - ![a](https://EXAMPLE.org/cat.png)',
    '| a |\n| - |\n| ![a](https://example.org/cat.png) |',
    '<img src="https://example.org/cat.png">',
    '<picture><source srcset="https://example.org/cat.png"><img src="https://example.org/cat.png"></picture>',
    '<video src="https://example.org/cat.mp4" poster="https://example.org/cat.png"></video>',
    '<input type="image" src="https://example.org/cat.png">',
  ]) {
    const made = html(source);
    expect(made, source).not.toMatch(/<[^>]*(src|srcset|poster|background|data|style)="/);
    if (source.includes('![')) expect(made, source).toContain('Show image from example.org');
  }
  expect(html('![a](/mark.svg)')).toContain('<img src="/mark.svg"');
  vi.unstubAllGlobals();
});
