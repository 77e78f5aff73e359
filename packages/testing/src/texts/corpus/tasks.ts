import type { CorpusText } from './corpus-text.ts';

export const tasks: readonly CorpusText[] = [
  {
    name: 'tasks',
    source: '- [ ] open\n- [x] done\n- [X] done too',
    html: '<ul><li class="task"><input type="checkbox" disabled>open</li><li class="task"><input type="checkbox" disabled checked>done</li><li class="task"><input type="checkbox" disabled checked>done too</li></ul>',
    plain: 'open done done too',
  },
  {
    name: 'a plain item among tasks keeps its bullet',
    source: '- [ ] task\n- plain\n- [x] done',
    html: '<ul><li class="task"><input type="checkbox" disabled>task</li><li>plain</li><li class="task"><input type="checkbox" disabled checked>done</li></ul>',
    plain: 'task plain done',
  },
  {
    name: 'a task without words is none',
    source: '- [ ]\n- [ ] ',
    html: '<ul><li>[ ]</li><li>[ ]</li></ul>',
    plain: '[ ] [ ]',
  },
  {
    name: 'a link in the place of a box is a link',
    source: '- [x](https://a.example) y',
    html: '<ul><li><a href="https://a.example">x</a> y</li></ul>',
    plain: 'x y',
    links: ['https://a.example'],
  },
  {
    name: 'tasks with paragraphs',
    source: '- [ ] one\n\n- [x] two',
    html: '<ul><li class="task"><input type="checkbox" disabled><p>one</p></li><li class="task"><input type="checkbox" disabled checked><p>two</p></li></ul>',
    plain: 'one two',
  },
  {
    name: 'a numbered task',
    source: '1. [x] first',
    html: '<ol><li class="task"><input type="checkbox" disabled checked>first</li></ol>',
    plain: 'first',
  },
  {
    name: 'a table',
    source: '| Name | n |\n| :--- | ---: |\n| Ana | 1 |\n| Bo | **2** |',
    html: '<table><thead><tr><th align="left">Name</th><th align="right">n</th></tr></thead><tbody><tr><td align="left">Ana</td><td align="right">1</td></tr><tr><td align="left">Bo</td><td align="right"><strong>2</strong></td></tr></tbody></table>',
    plain: 'Name n Ana 1 Bo 2',
  },
  {
    name: 'a short row is filled up',
    source: '| a | b |\n|---|---|\n| 1 |',
    html: '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td></td></tr></tbody></table>',
    plain: 'a b 1',
  },
  {
    name: 'a long row is cut',
    source: 'a | b\n--|--\n1 | 2 | 3',
    html: '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
    plain: 'a b 1 2',
  },
  {
    name: 'a bar in code of a table',
    source: '| a |\n|---|\n| `x \\| y` |',
    html: '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td><code>x | y</code></td></tr></tbody></table>',
    plain: 'a x | y',
  },
  {
    name: 'a table needs its second line',
    source: '| a | b |\n| 1 | 2 |',
    html: '<p>| a | b |<br>| 1 | 2 |</p>',
    plain: '| a | b | | 1 | 2 |',
  },
  {
    name: 'a mention and an address in a table',
    source: '| who | where |\n|---|---|\n| @ana | https://a.example |',
    html: '<table><thead><tr><th>who</th><th>where</th></tr></thead><tbody><tr><td><a href="/u/ana" class="mention">@ana</a></td><td><a href="https://a.example">https://a.example</a></td></tr></tbody></table>',
    plain: 'who where @ana https://a.example',
    mentions: ['ana'],
    links: ['https://a.example'],
  },
  {
    name: 'long words of a table stay whole',
    source: '| Pneumonoultramicroscopicsilicovolcanoconiosis |\n|---|\n| Donaudampfschifffahrtsgesellschaft |',
    html: '<table><thead><tr><th>Pneumonoultramicroscopicsilicovolcanoconiosis</th></tr></thead><tbody><tr><td>Donaudampfschifffahrtsgesellschaft</td></tr></tbody></table>',
    plain: 'Pneumonoultramicroscopicsilicovolcanoconiosis Donaudampfschifffahrtsgesellschaft',
  },
];
