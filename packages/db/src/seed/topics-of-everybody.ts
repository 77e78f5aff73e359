import { day, hour, type SeedTopic } from './seed-topic.ts';

/** News, opinions, things that were made, and boats. */
export const topicsOfEverybody: readonly SeedTopic[] = [
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
