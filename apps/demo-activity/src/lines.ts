/** Who acts. Their passwords are made at the first start and kept in DATA_DIR. */
export const people = [
  { username: 'ines', displayName: 'Inês Carvalho' },
  { username: 'kofi', displayName: 'Kofi Mensah' },
  { username: 'yuna', displayName: '윤아 김' },
] as const;

/** Replies that fit under almost anything a harbour community talks about. */
export const lines = [
  'We do the same here, and it has held up for two winters.',
  'Good point. I would write that next to the setting, not in the manual.',
  'Could you share the numbers? Ours looked different on the weekend.',
  'Tried it this morning: works, as long as the clocks agree.',
  'Small correction: it is the **second** restart that matters, the first one only warms up.',
  '> as long as the clocks agree\n\nThey never do. That is why we stopped trusting them.',
  'Thank you, this saved me an afternoon.',
  'Is there a reason not to do this by default?',
  'We had three people ask for exactly this. I will point them here.',
  'Half of it solved itself after the upgrade. The other half is `ulimit`.',
  'I keep coming back to this topic. Bookmarked.',
  'The short version for the impatient: measure first, then change one thing.',
  'On our side it took eleven minutes, most of it waiting for a backup to finish.',
  'Agreed. And please keep the old name as an alias for a while.',
  'That explains what I saw last night around two.',
  'No boat, but the same problem with a bus.',
] as const;
