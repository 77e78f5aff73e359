export const en = {
  'post.deleteTitle': 'Delete this reply?',
  'post.deleteTopicTitle': 'Delete this topic?',
  'post.deleteBody': 'It leaves the page for everybody at once. A moderator can still see it.',
  'post.deleteTopicBody': 'The topic and its replies leave every list at once.',
  'post.deleteConfirm': 'Delete',
  'post.historyTitle': 'History',
  'post.historyError': 'The history did not load.',
  'post.historyVersion': 'Version {number, number}',
  'post.historyNow': 'Now',
  'post.historyShow': 'What is shown',
  'post.historyChanges': 'Changes',
  'post.historyText': 'Text',
  'post.historyChanged': 'What {name} changed',
  'post.historyRemove': 'Remove this text',
  'post.historyRemoveAsk': 'Nobody can read it again, you included.',
  'post.historyRemoveConfirm': 'Remove for good',
  'post.historyRemoveFailed': 'This text was not removed. Try again.',
} as const;

declare module '../../../../i18n/catalogues.ts' {
  interface Catalogues {
    repliesLater: typeof en;
  }
}
