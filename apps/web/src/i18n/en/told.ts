/** What a moderator did, said to the member it concerns. */
export const told = {
  'told.hide': 'A moderator hid what you wrote',
  'told.restore': 'What you wrote is visible again',
  'told.delete': 'A moderator deleted what you wrote',
  'told.lock': 'A moderator locked your topic',
  'told.unlock': 'Your topic is open again',
  'told.pin': 'A moderator pinned your topic',
  'told.unpin': 'Your topic is no longer pinned',
  'told.move': 'A moderator moved your topic',
  'told.warn': 'A moderator warned you',
  'told.silence': 'You can read, but not write, until {date}',
  'told.suspend': 'You cannot use this account until {date}',
  'told.lift': 'A moderator lifted what limited you',
} as const;
