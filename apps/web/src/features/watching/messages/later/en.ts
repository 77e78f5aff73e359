export const en = {
  'watch.label': 'Notifications: {level}',
  'watch.failed': 'That was not saved. Choose again.',
  'watch.topic': 'Hear of this topic',
  'watch.category': 'Hear of this category',
  'watch.group': 'Hear of this group',
  'watch.watching': 'Watching',
  'watch.tracking': 'Tracking',
  'watch.normal': 'Normal',
  'watch.muted': 'Muted',
  'watch.topic.watching': 'You hear of every new reply.',
  'watch.topic.tracking': 'New replies are counted. You hear of mentions and of replies to you.',
  'watch.topic.normal': 'You hear of mentions and of replies to you.',
  'watch.topic.muted': 'You hear nothing of this topic.',
  'watch.category.watching': 'You hear of every new topic.',
  'watch.category.tracking': 'New topics are counted. You hear of mentions and of replies to you.',
  'watch.category.normal': 'You hear of mentions and of replies to you.',
  'watch.category.muted': 'You hear nothing of its topics.',
  'watch.group.watching': 'You hear of every new post.',
  'watch.group.normal': 'You hear of mentions and of replies to you.',
  'watch.group.muted': 'You hear nothing of this group.',
} as const;

declare module '../../../../i18n/catalogues.ts' {
  interface Catalogues {
    watching: typeof en;
  }
}
