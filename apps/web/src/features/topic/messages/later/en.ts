export const en = {
  'topic.editing': 'Edit your text',
  'topic.editReason': 'Why you edit this',
  'topic.needsReason': 'Say why you edit it.',
  'topic.editReasonHint': 'Why you edit this. {name} reads it.',
  'topic.editingOther': 'Edit the text of {name}',
  'topic.save': 'Save',
  'topic.title': 'Title',
  'topic.conflict':
    'Somebody changed this text after you began. Yours is kept here; copy what you need, then start from theirs.',
  'topic.useTheirs': 'Start from theirs',
  'topic.editFailed': 'This change did not reach the server. It is kept here until it does.',
  'error.TOO_MANY_ROOMS': 'Too much is open here at once. Close a window and try again.',
  'error.TICKET_SPENT': 'That did not work. Please try again.',
  'error.UNKNOWN_COMMAND': 'This page is out of date. Please reload it.',
  'print.left':
    '{count, plural, one {# more reply is not on this paper.} other {# more replies are not on this paper.}}',
  'topic.find': 'Find in this topic',
} as const;

declare module '../../../../i18n/catalogues.ts' {
  interface Catalogues {
    topicLater: typeof en;
  }
}
