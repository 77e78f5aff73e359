export type TopicWords = { category: string; title: string; body: string };

/** Topics a member of the demo may begin, by the category they belong to. */
export const topics: readonly TopicWords[] = [
  {
    category: 'show',
    title: 'A doorbell that rings when the last ferry is late',
    body: 'One wire, one small computer, and the public stream. My father finally stops asking me.',
  },
  {
    category: 'show',
    title: 'Our forum as a quiet page on an e-ink frame in the kitchen',
    body: 'It redraws twice an hour. The children read it before the weather.',
  },
  {
    category: 'show',
    title: 'Thirty years of logbooks, searchable since this morning',
    body: 'Scanned, read twice by two people, and put into a topic a year. The handwriting of 1996 was the hard part.',
  },
  {
    category: 'help',
    title: 'Backups land on the same disk as the data. Where do yours go?',
    body: 'I know that they should not. What is a small and boring place for 20 GB a night?',
  },
  {
    category: 'help',
    title: 'Two people with the same display name: how do you tell them apart?',
    body: 'Both are called Maria, both moor at pier 4, both write in the evening.',
  },
  {
    category: 'help',
    title: 'How do you explain read markers to somebody who prints everything?',
    body: 'He wants to know where he stopped, on paper. I have no good answer yet.',
  },
  {
    category: 'feedback',
    title: 'The bell is calm now. Could the tab be as calm?',
    body: 'I love that nothing jumps. The number in the title still makes me look every time.',
  },
  {
    category: 'feedback',
    title: 'Snooze “until the tide turns”, half joking',
    body: 'An hour is too short and tomorrow is too late. What do you pick for “after the watch”?',
  },
  {
    category: 'feedback',
    title: 'What I missed in the first week, and what I did not miss at all',
    body: 'Missed: a list of who is on the pier. Not missed: sounds, confetti, and being told that I am on a streak.',
  },
  {
    category: 'self-hosting',
    title: 'A power cut at three: what came back by itself, and what did not',
    body: 'Everything but the printer. I wrote down the order and the minutes, in case it is of use.',
  },
  {
    category: 'self-hosting',
    title: 'Is a machine with 2 GB enough for four hundred people?',
    body: 'It has been for a year. I would like to hear from somebody who went further before I buy another one.',
  },
  {
    category: 'self-hosting',
    title: 'Certificates that renew on a boat with one hour of network a day',
    body: 'The trick was to ask for them when the crane blocks the signal, not after.',
  },
];

/** What is talked about inside a group. */
export const groupTopics = [
  ['Who has the spare key this weekend?', 'I am away until Monday and it is not on its hook.'],
  ['Next meeting: Thursday or Friday?', 'Thursday has the tide, Friday has the cake. I am open.'],
  ['Short report from last week', 'Three things done, one postponed, nobody wet. Details in the evening.'],
  ['A newcomer asked a good question', 'Why do we do it in this order at all? I had no answer ready. Have you?'],
  ['Shall we write down how we do this?', 'Half a page, so that the next ones need not ask us at night.'],
  ['The list for December is open', 'Put your name where you have time. Two a shift would be lovely.'],
] as const;

/** Why something was pinned. */
export const pinReasons = [
  'Asked three times this week: it stays on top for a few days.',
  'A good start for everybody who is new here.',
  'Worth reading before the weekend.',
  'People keep looking for this, so here it is.',
] as const;

/** What a report says. */
export const reportNotes = [
  'Looks like it was meant for another topic.',
  'Nearly the same words as yesterday. A mistake?',
  'A little off topic here, I think. Please move it where it belongs.',
  'Not bad, but it has nothing to do with the question.',
] as const;
