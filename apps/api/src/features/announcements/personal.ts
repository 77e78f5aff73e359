import { kept, type Personal, removed } from '../../platform/personal/personal.ts';

const said = 'What was said to all stays said; its author is a deleted member.';

/** What announcements keep of persons. */
export const announcementsPersonal: Personal = {
  columns: {
    'announcement.created_by_id': kept(said),
    'announcement.updated_by_id': kept(said),
    'announcement_dismissal.user_id': removed,
  },
};
