import { defineFeature } from '../../platform/feature/feature.ts';
import { announcementBroadcasts } from './broadcasts.ts';
import { announcementConsumers, handleDue, handleGroupGone } from './manage/jobs.ts';
import { announcementsPersonal } from './personal.ts';
import { announcementRights } from './rights.ts';
import { announcementRoutes } from './routes.ts';
import { handleOldDismissals } from './set-dismissal.ts';

/** What admins say to everybody or to a group, stored once. */
export const announcements = defineFeature({
  name: 'announcements',
  personal: announcementsPersonal,
  routes: announcementRoutes,
  rights: { operations: announcementRights },
  broadcasts: announcementBroadcasts,
  consumers: announcementConsumers,
  jobs: [handleDue, handleGroupGone, handleOldDismissals],
});
