export const en = {
  'post.label': '{name}, {time}',
  'post.quote': 'Quote',
  'post.link': 'Link',
  'post.linkCopied': 'Link copied',
  'post.moreFor': 'More for the post of {name}',
  'post.edit': 'Edit',
  'post.delete': 'Delete…',
  'post.history': 'History',
  'post.likes': 'Who liked it',
  'post.print': 'Print',
  'post.report': 'Report…',
  'post.edited': 'edited',
  'post.editedByStaff': 'edited by a moderator',
  'post.editedAt': 'Edited {time}. Show the history',
  'post.hidden': 'Hidden by a moderator',
  'post.hiddenOwn': 'A moderator hid this. Only its place is left; nobody can read it.',
  'post.sending': 'sending',
  'post.waiting': 'waiting for the connection',
  'post.notSent': 'not sent',
  'post.failed': 'This reply did not reach the server. It is kept here until it does.',
  'post.refused': '{reason} Your text is kept here.',
  'post.rateLimit': 'That was fast. You can post again in {seconds, number} s.',
  'post.offline': 'You are offline. This is sent when you are back.',
  'post.behind': 'This is sent when the one before it has arrived.',
  'post.unsure':
    'We do not know whether this was posted. Look for it in the topic, and send it again if it is not there.',
  'post.cameBefore': 'This reply had arrived after all, with the text it had then. Edit it in the topic.',
  'post.another': 'Post this too',
  'post.unkept': 'This device has no room for it: it is kept only until you leave this page.',
  'post.discard': 'Discard',
  'post.retry': 'Retry',
  'post.answers': 'Answers to {name}',
  'post.showEarlier': '{count, plural, one {Show # earlier answer} other {Show # earlier answers}}',
  'post.hideEarlier': 'Hide earlier answers',
  'post.newAnswers': '{count, plural, one {# new answer} other {# new answers}}',
  'post.answersEarlier': 'Answers an earlier reply',
  'post.jump': 'Jumped to reply {number, number}',
} as const;

declare module '../../../i18n/catalogues.ts' {
  interface Catalogues {
    replies: typeof en;
  }
}
