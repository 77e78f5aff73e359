import { kept, type Personal, removed, removedByStep, type Step } from '../../platform/personal/personal.ts';
import { columns, inOrderOf } from '../../platform/personal/sections.ts';
import { leaveFamily } from './family/members.ts';
import { deleteFamily } from './family/own-family.ts';
import { takeMembership } from './family/repository.ts';

/** Dissolves the family of who made it; who is in one leaves it, and answers no invitation any more. */
const families: Step = {
  name: 'families',
  async run({ leaver, ctx }) {
    const mine = await ctx.db.prisma.familyMember.findMany({ where: { userId: leaver.id }, take: 20 });
    for (const { familyId, owner, joinedAt } of mine) {
      if (owner && joinedAt) await deleteFamily(ctx);
      else
        await ctx.events.transact(ctx, async (tx) => {
          if (await takeMembership(tx, leaver.id, familyId)) await leaveFamily(tx, familyId, leaver.id);
        });
    }
    return mine.length === 20 ? '' : null;
  },
};

const handled = 'Says by an id who took the alert of another in hand.';

/** What safety alerts keep of persons. */
export const alertsPersonal: Personal = {
  columns: {
    'family_member.user_id': removedByStep,
    'alert.owner_id': removed,
    'alert.acknowledged_by_id': kept(handled),
    'alert.resolved_by_id': kept(handled),
    'alert_recipient.user_id': removed,
    'monitored_item.user_id': removed,
  },
  steps: [families],
  texts: [{ table: 'alert', key: { id: 'uuid' }, columns: { finding: 'jsonb' } }],
  sections: [
    inOrderOf({
      ...{
        file: 'alerts',
        about: 'What was found about you.',
        from: 'alert t',
        mine: 't.owner_id',
        key: 't.id',
        type: 'uuid',
      },
      item: columns(
        'id',
        'source',
        'severity',
        'state',
        'finding',
        'first_seen_at',
        'last_seen_at',
        'acknowledged_at',
        'resolved_at',
      ),
    }),
    inOrderOf({
      ...{
        file: 'monitored-items',
        about: 'What you have watched, as it is shown.',
        from: 'monitored_item t',
        mine: 't.user_id',
      },
      ...{ key: 't.id', type: 'uuid', item: columns('id', 'kind', 'masked', 'added_at') },
    }),
    inOrderOf({
      ...{
        file: 'families',
        about: 'Your family, and who invites you.',
        from: 'family_member t JOIN family f ON f.id = t.family_id',
      },
      ...{ mine: 't.user_id', key: 't.family_id', type: 'uuid' },
      item: `${columns('family_id', 'owner', 'shares', 'invited_at', 'joined_at')} || jsonb_build_object('name', f.name)`,
    }),
  ],
};
