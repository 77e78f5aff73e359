import { day, hour, type SeedTopic } from './seed-topic.ts';

/** Running a forum, and help with it. */
export const topicsOfOperators: readonly SeedTopic[] = [
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
];
