import type { Consumers } from '../../../platform/events/facts/consumers.ts';
import type { Asker } from '../../../platform/kernel/actor.ts';
import type { Fact } from '../../../platform/kernel/facts.ts';
import { notify, retract } from './jobs.ts';

type Acted = Fact<'moderation.acted'>;
type Reported = Fact<'report.changed'>;

/** The member concerned hears what was decided, and never by whom; not what they did themselves. */
function decided({ entry, forMember }: Acted, asker: Asker) {
  if (entry.member.id === entry.moderator?.id) return [];
  const { id, action, member, reason } = entry;
  return [
    notify(asker, {
      ...{ of: 'direct', type: 'moderation', about: id, proof: null, reason: 'about_you', actor: null },
      entity: { type: 'user', id: member.id },
      data: { action, title: forMember?.title ?? '', reason: reason ?? '' },
      to: [member.id],
    }),
  ];
}

const waits = ({ report }: Reported, asker: Asker) => [notify(asker, { of: 'report', id: report.id })];
const settled = ({ report }: Reported, asker: Asker) => [retract(asker, { about: report.id })];

/** What moderators and their queue cause. What becomes of a report is no news for who it is about. */
export const moderationCauses: Consumers = {
  'moderation.acted': {
    hide: decided,
    restore: decided,
    delete: decided,
    lock: decided,
    unlock: decided,
    pin: decided,
    unpin: decided,
    move: decided,
    warn: decided,
    silence: decided,
    suspend: decided,
    lift: decided,
    edit: decided,
    remove_revision: decided,
    delete_group: decided,
    archive_group: decided,
    unarchive_group: decided,
    add_to_group: decided,
  },
  'report.changed': { opened: waits, grown: waits, resolved: settled, dismissed: settled },
};
