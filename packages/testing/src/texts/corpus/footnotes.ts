import type { CorpusText } from './corpus-text.ts';

export const footnotes: readonly CorpusText[] = [
  {
    name: 'a footnote',
    source: 'So it is.[^1]\n\n[^1]: Says *who*.',
    html: '<p>So it is.<sup>[1]</sup></p><section><ol><li><p>Says <em>who</em>.</p></li></ol></section>',
    plain: 'So it is.',
  },
  {
    name: 'footnotes count in the order they are used',
    source: 'a[^z] b[^a]\n\n[^a]: second\n[^z]: first',
    html: '<p>a<sup>[1]</sup> b<sup>[2]</sup></p><section><ol><li><p>first</p></li><li><p>second</p></li></ol></section>',
    plain: 'a b',
  },
  {
    name: 'a footnote used twice',
    source: 'a[^1] b[^1]\n\n[^1]: both',
    html: '<p>a<sup>[1]</sup> b<sup>[1]</sup></p><section><ol><li><p>both</p></li></ol></section>',
    plain: 'a b',
  },
  {
    name: 'a footnote without a text is text',
    source: 'a[^1]',
    html: '<p>a[^1]</p>',
    plain: 'a[^1]',
  },
  {
    name: 'a text that nothing refers to is not shown',
    source: 'a\n\n[^1]: nothing',
    html: '<p>a</p>',
    plain: 'a',
  },
  {
    name: 'a footnote of paragraphs',
    source: 'a[^n]\n\n[^n]: one\n\n    two\n\nafter',
    html: '<p>a<sup>[1]</sup></p><p>after</p><section><ol><li><p>one</p><p>two</p></li></ol></section>',
    plain: 'a after',
  },
  {
    name: 'a footnote in a footnote',
    source: 'a[^1]\n\n[^1]: see[^2]\n[^2]: here',
    html: '<p>a<sup>[1]</sup></p><section><ol><li><p>see<sup>[2]</sup></p></li><li><p>here</p></li></ol></section>',
    plain: 'a',
  },
  {
    name: 'the case of a name does not matter',
    source: 'a[^Note]\n\n[^note]: b',
    html: '<p>a<sup>[1]</sup></p><section><ol><li><p>b</p></li></ol></section>',
    plain: 'a',
  },
  {
    name: 'a mention in a footnote',
    source: 'a[^1]\n\n[^1]: by @bob',
    html: '<p>a<sup>[1]</sup></p><section><ol><li><p>by <a href="/u/bob" class="mention">@bob</a></p></li></ol></section>',
    plain: 'a',
    mentions: ['bob'],
  },
];
