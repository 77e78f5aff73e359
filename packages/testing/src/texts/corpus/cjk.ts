import type { CorpusText } from './corpus-text.ts';

export const cjk: readonly CorpusText[] = [
  {
    name: 'emphasis beside a full-width bracket',
    source: '**「你好」**世界',
    html: '<p><strong>「你好」</strong>世界</p>',
    plain: '「你好」世界',
  },
  {
    name: 'emphasis beside a full-width colon',
    source: '**重要：**请看',
    html: '<p><strong>重要：</strong>请看</p>',
    plain: '重要：请看',
  },
  {
    name: 'emphasis inside a sentence',
    source: '这是**重点**。和*斜体*字',
    html: '<p>这是<strong>重点</strong>。和<em>斜体</em>字</p>',
    plain: '这是重点。和斜体字',
  },
  {
    name: 'emphasis beside a Japanese full stop',
    source: '**終わりました。**次へ',
    html: '<p><strong>終わりました。</strong>次へ</p>',
    plain: '終わりました。次へ',
  },
  {
    name: 'emphasis before a bracket',
    source: '世界**（注意）**は',
    html: '<p>世界<strong>（注意）</strong>は</p>',
    plain: '世界（注意）は',
  },
  {
    name: 'emphasis beside a Korean particle',
    source: '**"안녕"**이라고',
    html: '<p><strong>&quot;안녕&quot;</strong>이라고</p>',
    plain: '"안녕"이라고',
  },
  {
    name: 'emphasis beside code',
    source: '请用**`npm`**安装',
    html: '<p>请用<strong><code>npm</code></strong>安装</p>',
    plain: '请用npm安装',
  },
  {
    name: 'emphasis with a half-width mark',
    source: '**Hello!**世界',
    html: '<p><strong>Hello!</strong>世界</p>',
    plain: 'Hello!世界',
  },
  {
    name: 'struck out beside a full-width mark',
    source: '~~旧：~~新',
    html: '<p><del>旧：</del>新</p>',
    plain: '旧：新',
  },
  {
    name: 'a link in Chinese',
    source: '看[这里](https://a.example/x_(y))吧',
    html: '<p>看<a href="https://a.example/x_(y)">这里</a>吧</p>',
    plain: '看这里吧',
    links: ['https://a.example/x_(y)'],
  },
  {
    name: 'line breaks between ideographs',
    source: '一行\n二行',
    html: '<p>一行<br>二行</p>',
    plain: '一行 二行',
  },
  {
    name: 'marks of Western text are as before',
    source: 'a**"b"**c',
    html: '<p>a**&quot;b&quot;**c</p>',
    plain: 'a**"b"**c',
  },
];
