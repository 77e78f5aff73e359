import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { MarkdownView } from './markdown-view.tsx';

// Outside of a page there is no router to warn about.
vi.spyOn(console, 'warn').mockReturnValue();
const html = (source: string) => renderToStaticMarkup(<MarkdownView source={source} />);

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
