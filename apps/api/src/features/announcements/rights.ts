import { type Rights, right, type Sample } from '../../platform/rights/right.ts';
import { nothing, targetKind } from '../../platform/rights/target-kind.ts';
import { whyNotSpeak } from '../identity/index.ts';
import { whyNotDismiss } from './policy.ts';

/** Announcements, as far as it decides who may do what with them. Staff is in no group by itself. */
export const announcementKind = targetKind({
  name: 'announcement',
  states: {
    'to everybody': 'everybody',
    'to a group': 'everybody',
    ended: 'everybody',
    planned: 'nobody',
    'called back': 'nobody',
  },
  meet: ({ state, role }) => ({ announced: state !== 'to a group' || role !== null }),
});

const write = { whyNot: whyNotSpeak };
const change = { ...write, body: ({ word }: Sample) => ({ version: 1, title: word }) };

/** Who may do what with announcements: admins write them, whoever they are for closes them, silenced or not. */
export const announcementRights: Rights = {
  announcements: right(nothing),
  dismissAnnouncement: right(announcementKind, { whyNot: whyNotDismiss }),
  restoreAnnouncement: right(announcementKind, { whyNot: whyNotDismiss }),
  managedAnnouncements: right(nothing),
  managedAnnouncement: right(nothing),
  createAnnouncement: right(nothing, { ...write, body: ({ word }) => ({ title: word }) }),
  patchAnnouncement: right(nothing, change),
  deleteAnnouncement: right(nothing, write),
  endAnnouncement: right(nothing, write),
  callBackAnnouncement: right(nothing, write),
  dryRunAnnouncement: right(nothing, { body: () => ({ audience: { kind: 'all' } }) }),
  dryRunPeople: right(nothing, { query: () => 'line=later' }),
};
