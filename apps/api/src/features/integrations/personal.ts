import { type Personal, removed } from '../../platform/personal/personal.ts';
import { columns, inOrderOf } from '../../platform/personal/sections.ts';

/** What is kept of what members did at other systems; those have their own. */
export const integrationsPersonal: Personal = {
  columns: { 'order.customer_id': removed },
  sections: [
    inOrderOf({
      ...{
        file: 'orders',
        about: 'What you ordered elsewhere.',
        from: '"order" t',
        mine: 't.customer_id',
        key: 't.id',
      },
      ...{ type: 'uuid', item: columns('id', 'source', 'currency', 'total_cents', 'items', 'created_at') },
    }),
  ],
};
