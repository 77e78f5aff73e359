import { hour, type SeedTopic } from './seed-topic.ts';

/** A group with a private category of its own, and when each of its members came, in minutes ago. */
export type SeedGroup = {
  slug: string;
  name: string;
  description: string;
  open: boolean;
  colour: string;
  owners: readonly string[];
  members: readonly (readonly [username: string, minutesAgo: number])[];
  topics: readonly Omit<SeedTopic, 'category'>[];
};

const day = 24 * hour;

export const groups: readonly SeedGroup[] = [
  {
    ...{ slug: 'night-watch', name: 'Night watch', description: 'Whoever is on call when the harbour sleeps.' },
    ...{ open: false, colour: 'mod', owners: ['admin'] },
    members: [
      ['mod', 30 * day],
      ['bob', 2 * day],
    ],
    topics: [
      {
        author: 'admin',
        title: 'On call in December: who takes the nights between the years?',
        ageMinutes: 2 * day + 2 * hour,
        likes: 0,
        body: 'Three nights are open. @bob, the 27th is the one with the ferry maintenance, so it would be yours if you want it.',
        replies: [
          ['bob', 2 * day, 'Mine. I am awake for the ferries anyway.'],
          ['mod', 25 * hour, 'I take the 29th and bring the good thermos.'],
          ['mod', 5 * hour, 'You are a better person than I am. I will be your second.', 1],
          ['bob', 2 * hour + 20, 'And the 31st? Somebody has to restart the fireworks camera.'],
        ],
      },
      {
        author: 'mod',
        title: 'Before Thursday’s patch: drain the second instance by hand once',
        ageMinutes: 3 * hour,
        body: 'So that we have seen it before it counts. Ten minutes, nobody should notice.',
        replies: [['admin', 95, '@mod I can do it at six, while you watch the queue. Does that suit you?']],
      },
    ],
  },
  {
    ...{ slug: 'sunday-sailors', name: 'Sunday sailors', description: 'Out on Sundays, whatever the forecast says.' },
    ...{ open: true, colour: 'off', owners: ['alice'] },
    members: [
      ['carol', 20 * day],
      ['tomas', 26 * hour],
      ['jonas', 6 * hour],
    ],
    topics: [
      {
        author: 'tomas',
        title: 'Sunday: the east pier at nine, and who brings the pump?',
        ageMinutes: 7 * hour,
        body: 'The kayak still leaks. @carol, yours is the only pump that works. We are back before the tide turns at two.',
        replies: [
          ['alice', 6 * hour, 'Nine is fine. I bring the charts and something hot.'],
          ['tomas', 75, 'Something hot wins over charts. Leave those, I know the way.', 1],
          ['jonas', 38, '@alice is there room for two more? My neighbours have never been on the water.'],
        ],
      },
    ],
  },
  {
    ...{ slug: 'harbour-translators', name: 'Harbour translators', description: 'Words that fit into small buttons.' },
    ...{ open: true, colour: 'show', owners: ['carol'] },
    members: [
      ['alice', 18 * day],
      ['noor', 12 * day],
      ['hanako', 9 * hour],
      ['dmitri', 4 * hour],
    ],
    topics: [
      {
        author: 'noor',
        title: 'Six plural forms in Arabic: which of them do we meet at all?',
        ageMinutes: 8 * hour,
        body: 'Zero, one, two, few, many, other. For unread badges it is all of them, I am afraid.',
        replies: [
          ['carol', 7 * hour, 'Then we write all six, and test with 0, 1, 2, 3, 11 and 100.'],
          ['hanako', 50, 'その数字の組み合わせ、テストにそのまま使えますね。助かります。', 1],
          ['dmitri', 27, '@carol для русского хватит 1, 2, 5 и 21. Добавить в тот же список?'],
        ],
      },
    ],
  },
  {
    ...{
      slug: 'timetable-bots',
      name: 'Timetable bots',
      description: 'Small programs that know when the ferry leaves.',
    },
    ...{ open: true, colour: 'product', owners: ['bob'] },
    members: [
      ['theodora', 14 * day],
      ['lukasz', 28 * hour],
      ['jonas', 5 * hour],
      ['weiling', 3 * hour],
    ],
    topics: [
      {
        author: 'theodora',
        title: 'The winter timetable changed its column names again',
        ageMinutes: 6 * hour,
        body: '“dep” is “departure” now, and the notes moved to the front. Mine posted eleven ferries to an island that does not exist.',
        replies: [
          ['bob', 5 * hour, 'I read the columns by position since last winter. It is ugly and it holds.'],
          ['lukasz', 66, 'Until they move the notes to the front.', 1],
          ['theodora', 19, '@bob could yours say which row it did not understand? I would borrow that.'],
        ],
      },
    ],
  },
  {
    ...{
      slug: 'welcome-committee',
      name: 'Welcome committee',
      description: 'Nobody’s first topic stays without an answer.',
    },
    ...{ open: true, colour: 'help', owners: ['mod', 'admin'] },
    members: [
      ['ana', 10 * hour],
      ['priya', 7 * hour],
    ],
    topics: [
      {
        author: 'priya',
        title: 'A first answer within an hour: how did we do in November?',
        ageMinutes: 6 * hour,
        body: 'Nineteen of twenty-two. The three we missed came on a Sunday morning. @admin, can the digest tell us on Saturdays?',
        replies: [
          ['mod', 5 * hour, 'Sunday mornings are mine from now on. I am up, and so is the cat.'],
          ['ana', 58, 'Then twenty-two of twenty-two. I keep the list.', 1],
        ],
      },
      {
        author: 'admin',
        title: 'Thank you: four hundred first answers this year',
        ageMinutes: 20 * hour,
        likes: 2,
        body: 'I counted because somebody asked. Nobody who wrote here for the first time waited longer than a night.',
        replies: [
          ['priya', 3 * hour, 'The night was the one with the storm, so it does not count.'],
          ['mod', 26, 'Print this. I want it next to the coffee machine.'],
        ],
      },
    ],
  },
];
