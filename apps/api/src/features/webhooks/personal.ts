import { kept, type Personal } from '../../platform/personal/personal.ts';

/** What webhooks keep of persons. */
export const webhooksPersonal: Personal = {
  columns: { 'webhook.created_by_id': kept('A webhook is the community’s, and other admins run it on.') },
  texts: [{ table: 'webhook_delivery', key: { id: 'uuid' }, columns: { body: 'json text' } }],
};
