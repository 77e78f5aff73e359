/** A topic of the seeded community: who said what, and how many minutes ago. `>n` answers the reply with that number. */
export type SeedTopic = {
  category: string;
  author: string;
  title: string;
  body: string;
  ageMinutes: number;
  pinned?: boolean;
  locked?: boolean;
  likes?: number;
  replies: [author: string, minutesAgo: number, body: string, parent?: number][];
};

const hour = 60;
const day = 24 * hour;

export const categories = [
  ['announcements', 'Announcements', 'news', 'Releases, maintenance windows, and what is next.'],
  ['help', 'Help and how-to', 'help', 'Ask anything. No question is too small.'],
  ['feedback', 'Product feedback', 'product', 'What works, what hurts, and why.'],
  ['self-hosting', 'Self-hosting', 'host', 'Running your own harbour: servers, backups, upgrades.'],
  ['show', 'Show your work', 'show', 'Bots, themes, and odd little machines.'],
  ['off-topic', 'Off topic', 'off', 'Boats, mostly.'],
] as const;

export const topics: readonly SeedTopic[] = [
  {
    category: 'self-hosting',
    author: 'lukasz',
    title: 'Upgrading from 2.8 to 3.0: what broke for us, and the order we did it in',
    ageMinutes: 2 * day + 3 * hour,
    likes: 9,
    body: `We moved a forum with 40,000 posts last weekend. Three things surprised us, so here is the order that would have been calm.

1. Stop the importer first, then **wait for the outbox to drain**, and only then roll the web tier.
2. Raise \`maxHttpBufferSize\` before you cut over if you allow large pastes.
3. Keep the old node until the new one has answered \`/health/ready\` for ten minutes.

\`\`\`sh
curl -s localhost:4000/health | jq .queue
\`\`\`

Ask away; I kept notes.`,
    replies: [
      [
        'theodora',
        2 * hour,
        '> wait for the outbox to drain\n\nHow did you know it was empty? On our side `queue_depth` stayed at 3 for a good ten minutes.',
      ],
      ['lukasz', 65, 'Those three were dead letters. They do not count as waiting, the gauge is just named badly.', 1],
      ['hanako', 58, '同じ現象を確認しました。@lukasz の言う通り dead letter でした。', 1],
      ['mod', 41, '@admin you had the same with the second instance, what did you set for the drain?'],
      ['admin', 33, 'Fifteen seconds, and `returnAfterMs` spread over two. Nobody noticed, which is the point.'],
      [
        'bob',
        12,
        'One more thing for the list: check that your proxy keeps sessions sticky *before* the cut. Ours did not, and polling clients went in circles until we added `ip_hash`.',
      ],
      ['alice', 4, 'Doing ours on Sunday with exactly this list. Thank you!'],
    ],
  },
  {
    category: 'help',
    author: 'hanako',
    title: '日本語の全文検索で「東京都」が「京都」にも一致してしまう問題',
    ageMinutes: 9 * hour,
    likes: 3,
    body: 'pg_bigm か PGroonga のどちらが良いでしょうか。辞書なしで運用したいのですが、「京都」で検索すると「東京都」も出てきてしまいます。',
    replies: [
      ['weiling', 7 * hour, '我們用 PGroonga,索引大一點,但結果乾淨很多。'],
      ['hanako', 5 * hour, 'ありがとうございます!試してみます。'],
    ],
  },
  {
    category: 'feedback',
    author: 'jonas',
    title: 'Quiet hours and daylight saving: which 02:30 do you mean?',
    ageMinutes: 5 * hour,
    likes: 4,
    body: 'On the night the clocks go back there are two of them. On the night they go forward there are none. What should a quiet hour that ends at 02:30 do?',
    replies: [
      [
        'carol',
        3 * hour,
        'The policy should follow the wall clock, so on the short night it simply ends at 03:00. Nobody has ever complained about sleeping too long.',
      ],
      ['priya', 100, 'And on the long night the *second* 02:30. Being woken early is worse than being told late.'],
      ['bob', 14, 'Agreed with both. Please write it next to the setting, in one sentence.'],
    ],
  },
  {
    category: 'self-hosting',
    author: 'dmitri',
    title: 'Резервное копирование: почему после восстановления меняется эпоха',
    ageMinutes: 21 * hour,
    likes: 2,
    body: 'После `pnpm restore` все клиенты берут свежий снимок. Я сначала подумал, что это ошибка, а потом понял: позиции из будущего больше ничего не значат.',
    replies: [
      ['lukasz', 20 * hour, 'That took me a while too. The old offsets *look* valid; that is exactly the danger.'],
    ],
  },
  {
    category: 'show',
    author: 'bob',
    title: 'A 40-line bot that posts our harbour’s tide table every morning at six',
    ageMinutes: 3 * day,
    likes: 12,
    body: 'It reads the port authority’s file, makes a small table and posts it. No framework, one `fetch`, and an idempotency key made of the date so that it can never post twice.\n\n| | high | low |\n| --- | --- | --- |\n| morning | 05:12 | 11:31 |\n| evening | 17:40 | 23:58 |',
    replies: [
      ['tomas', 2 * day, 'This is lovely. Does it handle the neap week, when your table has only three rows?'],
      ['bob', 2 * day - hour, 'It does now.', 1],
      ['noor', 30, 'I put it on our club’s page. The children check it before school.'],
    ],
  },
  {
    category: 'announcements',
    author: 'ana',
    title: 'Release notes 3.1: threads, read markers, and a much faster list',
    ageMinutes: 6 * day,
    pinned: true,
    likes: 21,
    body: 'Threads are one level deep and stay that way. Read markers follow you to every device. The list no longer moves under your pointer; news waits in the pill at the top until you want it.',
    replies: [
      ['carol', 5 * day, 'The pill is the best change in years. I can finally click what I aimed at.'],
      ['jonas', 4 * day, 'Is 2.8 still patched?'],
      ['ana', 2 * hour, 'We will keep 2.8 patched until March.', 2],
    ],
  },
  {
    category: 'help',
    author: 'alice',
    title: 'Sticky sessions behind nginx: long-polling falls over every few minutes unless ip_hash is on',
    ageMinutes: 4 * day,
    likes: 5,
    body: 'WebSockets are fine. Behind the hotel’s network, which blocks them, polling works for a while and then starts over. What am I missing?',
    replies: [
      [
        'bob',
        4 * day - 20,
        'Two upstreams and no stickiness? A polling session lives on one server, so every request has to reach that one.',
      ],
      ['jonas', 5 * hour, 'Confirmed, the second upstream was missing `ip_hash`.'],
    ],
  },
  {
    category: 'feedback',
    author: 'carol',
    title: 'Should “mark all read” also archive? Two weeks of numbers from our team',
    ageMinutes: 5 * day,
    likes: 6,
    body: 'We asked nine people to keep a diary. Seven use “mark all read” to mean “not now”, two to mean “never”. So: no, please keep them apart.',
    replies: [
      [
        'weiling',
        9 * hour,
        'We measured the same and came to the opposite conclusion, but our people get ten times the mail.',
      ],
    ],
  },
  {
    category: 'self-hosting',
    author: 'tomas',
    title: 'Redis Sentinel failover took 11 seconds. Where did the other six go?',
    ageMinutes: 2 * day,
    likes: 3,
    body: 'Five for the election, fine. The rest is ours, and I cannot find it in the logs.',
    replies: [
      [
        'lukasz',
        2 * day - 30,
        '`down-after-milliseconds` is 5000 in your paste. That is detection, before any election starts.',
      ],
    ],
  },
  {
    category: 'off-topic',
    author: 'noor',
    title: 'ترجمة الواجهة إلى العربية: ملاحظات حول اتجاه النص في سطر الإشعارات',
    ageMinutes: 3 * day,
    likes: 4,
    body: 'الأسماء اللاتينية داخل جملة عربية تقلب ترتيب علامات الترقيم. استخدام <bdi> يحل معظم الحالات.',
    replies: [['alice', 2 * day, 'شكرًا، هذا مفيد جدًا']],
  },
  {
    category: 'off-topic',
    author: 'mod',
    title: 'Introductions, November: say hello and tell us what you run',
    ageMinutes: 8 * day,
    likes: 8,
    body: 'One sentence is plenty. Two if there is a boat.',
    replies: [
      ['priya', 7 * day, 'Hello from Chennai! A reading circle of two hundred people, no boat.'],
      ['dmitri', 6 * day, 'Привет! Небольшой форум о старых маяках.'],
      ['theodora', 5 * day, 'Γεια σας, a small ferry company. Several boats.'],
      ['tomas', 3 * day, 'Hola. A neighbourhood group, and a kayak that leaks.'],
    ],
  },
  {
    category: 'self-hosting',
    author: 'weiling',
    title: 'Moving 1.2 million posts: timings, bad lines, and one surprise',
    ageMinutes: 9 * day,
    locked: true,
    likes: 7,
    body: 'Four hours on two cores, 312 bad lines, all of them reported by number. The surprise was the time zone of the old dump: everything looked right and was eight hours off.',
    replies: [
      [
        'ana',
        2 * day,
        'The surprise was the time zone of ours, too. Locking this so that the numbers stay together; open a new topic for yours.',
      ],
    ],
  },
  {
    category: 'help',
    author: 'priya',
    title: 'Which contrast do you test against: the old ratio or APCA?',
    ageMinutes: 10 * day,
    body: 'Our designers like one, our lawyers like the other.',
    replies: [['noor', 9 * day, 'Test both, ship the stricter one. It is rarely the one you expect.']],
  },
  {
    category: 'show',
    author: 'theodora',
    title: 'A departure board made of an old tablet and the public stream',
    ageMinutes: 12 * day,
    likes: 10,
    body: 'It listens on the event stream with nothing but `curl` and redraws when a reply lands in our “Departures” topic. The tablet is from 2014.',
    replies: [
      ['bob', 11 * day, 'Does it survive the ferry’s Wi-Fi?'],
      ['theodora', 11 * day - 60, 'It catches up by itself when we are back in port. That is the whole trick.', 1],
    ],
  },
];
