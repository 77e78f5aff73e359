import { Deck } from '../deck.ts';
import { answers, mentions, replies } from './replies.ts';
import { groupTopics, pinReasons, reportNotes, topics } from './topics.ts';

/** All that demo members have to say, each for one use at a time. */
export const newWords = (random: () => number, now: () => number) => ({
  replies: new Deck(replies, random, now),
  answers: new Deck(answers, random, now),
  mentions: new Deck(mentions, random, now),
  topics: new Deck(topics, random, now),
  groupTopics: new Deck(groupTopics, random, now),
  pinReasons: new Deck(pinReasons, random, now),
  reportNotes: new Deck(reportNotes, random, now),
});
export type Words = ReturnType<typeof newWords>;
