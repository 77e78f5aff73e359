import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Any, type Forum, type Member, newReply, newTopic } from '../support/forum.ts';
import { found, indexed, marked, startSearching, textOf } from './searching.ts';

let forum: Forum;
let alice: Member;
beforeAll(async () => {
  forum = await startSearching();
  alice = await forum.join('alice');
});
afterAll(() => forum.close());

/** What is written, what is looked for, and what of it is found as it is shown. */
const corpus: [name: string, texts: string[], asked: Record<string, string | null>][] = [
  [
    'German',
    ['Die Häuser am Hafen', 'Ein Haus ohne Größe', 'Straßenlaternen leuchten', 'Fußgänger grüßen'],
    {
      haus: 'Die [Häuser] am Hafen|Ein [Haus] ohne Größe',
      häusern: 'Die [Häuser] am Hafen|Ein [Haus] ohne Größe',
      groesse: 'Ein Haus ohne [Größe]',
      grosse: 'Ein Haus ohne [Größe]',
      strassenlat: '[Straßenlaternen] leuchten',
      STRASSENLATERNEN: '[Straßenlaternen] leuchten',
      fussgaenger: '[Fußgänger] grüßen',
      fussganger: '[Fußgänger] grüßen',
      'die der das': null,
    },
  ],
  [
    'English',
    ['She was running late', 'The runners met', 'To be or not to be', 'Quiet hours and daylight'],
    {
      run: 'She was [running] late|The [runners] met',
      'late running': 'She was [running] [late]',
      'to be': '[To] [be] or not [to] [be]',
      '"not to be"': 'To be or [not to be]',
      '"be not"': null,
      '"running"': 'She was [running] late',
      '"run"': null,
      qui: '[Quiet] hours and daylight',
      quie: '[Quiet] hours and daylight',
      quiet: '[Quiet] hours and daylight',
      'hours dayli': 'Quiet [hours] and [daylight]',
      'dayli hours': null,
      qu: null,
      'hours -quiet': null,
      'hours -night': 'Quiet [hours] and daylight',
      '“quiet hours” -"hours quiet"': '[Quiet hours] and daylight',
    },
  ],
  [
    'scripts without spaces',
    ['日本語の全文検索で困る', '東京都の天気', '한국어 문장입니다', 'สวัสดีครับ ยินดี', 'ﾊﾝｶｸ のカタカナ'],
    {
      検索: '日本語の全文[検索]で困る',
      全文検索: '日本語の[全文検索]で困る',
      文全: null,
      東京: '[東京]都の天気',
      東京都: '[東京都]の天気',
      都東: null,
      天: '東京都の[天]気',
      ハンカク: '[ﾊﾝｶｸ] のカタカナ',
      문장: '한국어 [문장]입니다',
      สวัสดี: '[สวัสดี]ครับ ยินดี',
    },
  ],
  [
    'accents and other letters',
    [
      'Łukasz trinkt einen Café crème',
      'Θεοδώρα Παππά',
      'Резервное копирование',
      'ﬁne Ｗｉｄｅ',
      'node.js 2.8 läuft',
      'شُكْرًا جزيلا',
    ],
    {
      lukasz: '[Łukasz] trinkt einen Café crème',
      'cafe creme': 'Łukasz trinkt einen [Café] [crème]',
      'Cafe\u0301': 'Łukasz trinkt einen [Café] crème',
      θεοδωρα: '[Θεοδώρα] Παππά',
      резерв: '[Резервное] копирование',
      fine: '[ﬁne] Ｗｉｄｅ',
      wide: 'ﬁne [Ｗｉｄｅ]',
      'node.js': '[node.js] 2.8 läuft',
      'js.node': null,
      '2.8': 'node.js [2.8] läuft',
      شكرا: '[شُكْرًا] جزيلا',
    },
  ],
  [
    'Markdown, as readers see it',
    ['A **bold** [word](https://example.org/secret)', '> quoted words\n\nand mine', '`code in it` and a table'],
    {
      bold: 'A [bold] word',
      secret: null,
      example: null,
      quoted: null,
      mine: 'and [mine]',
      '"code in it"': '[code in it] and a table',
    },
  ],
];

test.each(corpus)('%s', async (name, texts, asked) => {
  const category = await forum.category({ name });
  const topic = await newTopic(alice, category, `About 4711 ${'x'.repeat(name.length)}`);
  for (const text of texts) await newReply(alice, topic, text);
  await indexed(forum);
  const answers: Record<string, string | null> = {};
  for (const q of Object.keys(asked)) {
    const { items, count } = await found(alice, q, { topicId: topic });
    const shown = items.map(({ snippet }: Any) => marked(snippet)).sort();
    expect(count).toBe(shown.length);
    answers[q] = shown.join('|') || null;
    // What is found in the topic is the same.
    const { body } = await alice.get(`/api/topics/${topic}/matches?${new URLSearchParams({ q })}`);
    expect([q, body.matches]).toEqual([
      q,
      items.map(({ number }: Any) => number).sort((a: number, b: number) => a - b),
    ]);
  }
  expect(answers).toEqual(asked);
});

test('a title counts more than a text, and a long text is shown where it was found', async () => {
  const category = await forum.category();
  const titled = await newTopic(alice, category, 'Zebrafinch in the title');
  const other = await newTopic(alice, category, 'Another one');
  await newReply(
    alice,
    other,
    `${'Much comes before. '.repeat(40)}Then a zebrafinch sings 👩‍👩‍👧 to us.${' And after.'.repeat(40)}`,
  );
  await indexed(forum);
  const { items } = await found(alice, 'zebrafinch');
  expect(items.map(({ topicId }: Any) => topicId)).toEqual([titled, other]);
  expect(marked(items[0].title)).toBe('[Zebrafinch] in the title');
  const shown = marked(items[1].snippet);
  expect(shown).toMatch(/^… .*Then a \[zebrafinch\] sings 👩‍👩‍👧 to us\. And after.* …$/u);
  expect(textOf(items[1].snippet).length).toBeLessThan(240);
});

test.each(['-one', '""', '!!! 🙂', '- -', 'a '.repeat(13), '字'.repeat(80)])(
  '%j is refused: nothing, or too much',
  async (q) => {
    const { status, body } = await alice.get(`/api/search?${new URLSearchParams({ q })}`);
    expect([status, body.error?.code, body.error?.details?.[0]?.path]).toEqual([400, 'VALIDATION_FAILED', 'q']);
  },
);

test("what PostgreSQL's own language means is only words here", async () => {
  for (const q of [
    "' | '",
    'a & ! b',
    "it's:*",
    '\\',
    "x':A",
    '(',
    'c:00000000-0000-0000-0000-000000000000',
    '^abc',
    '<->',
  ]) {
    const { status, body } = await alice.get(`/api/search?${new URLSearchParams({ q })}`);
    expect([q, status === 200 ? body.count >= 0 : body.error?.code]).toEqual([
      q,
      status === 200 ? true : 'VALIDATION_FAILED',
    ]);
  }
});
