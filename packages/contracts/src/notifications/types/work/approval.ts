import { z } from 'zod';
import { approvalRiskSchema } from '../../../approvals/schemas.ts';
import { idSchema } from '../../../kernel/ids.ts';
import { defineNotificationType } from '../../define-type.ts';

/** Somebody waits for the member's decision, or what the member asked for has ended. */
export const approval = defineNotificationType({
  type: 'approval',
  category: 'work',
  priority: 'normal',
  priorityOf: ({ risk }) => (risk === 'high' ? 'high' : 'normal'),
  data: z.strictObject({
    what: z.enum(['asked', 'approved', 'rejected', 'expired', 'cancelled']).describe('What happened.'),
    approvalId: idSchema.describe('The approval.'),
    title: z.string().describe('What was asked for.'),
    risk: approvalRiskSchema.describe('How much can go wrong.'),
    words: z.string().describe('Why it is asked, or why it was decided so; may be empty.'),
  }),
  rank: 50,
  groupKey: null,
  defaults: { inApp: true, push: true, email: true },
  mutable: true,
  retractable: true,
  url: ({ approvalId }) => `/approvals/${approvalId}`,
  messages: {
    en: {
      label: 'Approvals',
      title:
        '{what, select, approved {{who} approved: {title}} rejected {{who} rejected: {title}} expired {Nobody decided in time: {title}} cancelled {{who} cancelled: {title}} other {{who} asks for approval: {title}}}',
      message: '{words}',
      action: 'Open it',
    },
    de: {
      label: 'Freigaben',
      title:
        '{what, select, approved {{who} hat freigegeben: {title}} rejected {{who} hat abgelehnt: {title}} expired {Niemand hat rechtzeitig entschieden: {title}} cancelled {{who} hat zurückgezogen: {title}} other {{who} bittet um Freigabe: {title}}}',
      message: '{words}',
      action: 'Öffnen',
    },
  },
});
