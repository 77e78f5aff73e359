export const en = {
  'announcement.region': 'Announcement',
  'announcement.is.news': 'News',
  'announcement.is.maintenance': 'Maintenance',
  'announcement.is.broken': 'Something is broken',
  'announcement.more': 'Read more',
  'announcement.close': 'Close this announcement',
  'announcement.closed': 'Closed on all your devices.',
  'announcement.notClosed': 'The announcement could not be closed. It is back.',
  'announcement.opened': 'It is back.',
  'announcement.undo': 'Undo',
  'announcement.edited': 'changed {time}',
  'announcement.until': 'until {time}',
} as const;

declare module '../../../../i18n/catalogues.ts' {
  interface Catalogues {
    announcementsLater: typeof en;
  }
}
