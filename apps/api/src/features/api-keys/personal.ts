import { fact } from '../../platform/kernel/facts.ts';
import { kept, type Personal, type Step } from '../../platform/personal/personal.ts';
import { columns, inOrderOf } from '../../platform/personal/sections.ts';

/** Whoever is gone acts through no key: those they made end. */
const end: Step = {
  name: 'end keys',
  async run({ leaver, ctx }) {
    await ctx.events.transact(ctx, async (tx) => {
      const gone = await tx.db.apiKey.updateManyAndReturn({
        where: { createdById: leaver.id, revokedAt: null },
        data: { revokedAt: new Date() },
        select: { id: true },
      });
      const keyIds = gone.map(({ id }) => id);
      if (keyIds.length > 0) tx.append(fact('api-keys.revoked', { cause: 'left', keyIds }));
    });
    return null;
  },
};

const ended = 'Says by an id who made a key that has ended, or ended it.';

/** What keys keep of persons. */
export const apiKeysPersonal: Personal = {
  columns: { 'api_key.created_by_id': kept(ended), 'api_key.revoked_by_id': kept(ended) },
  steps: [end],
  sections: [
    inOrderOf({
      ...{
        file: 'api-keys',
        about: 'The API keys you made, without the keys.',
        from: 'api_key t',
        mine: 't.created_by_id',
      },
      ...{ key: 't.id', type: 'uuid' },
      item: columns('id', 'name', 'prefix', 'scopes', 'created_at', 'expires_at', 'last_used_at', 'revoked_at'),
    }),
  ],
};
