export const en = {
  'profile.error': 'This profile did not load',
  'profile.topicsLabel': 'Topics',
  'profile.repliesLabel': 'Replies',
  'profile.likesLabel': 'Likes received',
  'profile.joined': 'Joined {date}',
  'profile.noBio': 'Nothing written here yet.',
  'profile.noBioOwn': 'Tell others who you are: the settings have a place for it.',
  'profile.edit': 'Edit your profile',
  'profile.silenced': 'Cannot post until {date}.',
  'profile.suspended': 'Suspended until {date}.',
  'profile.moderateLabel': 'Moderate {name}',
  'profile.report': 'Report…',
} as const;

declare module '../../../../i18n/catalogues.ts' {
  interface Catalogues {
    profile: typeof en;
  }
}
