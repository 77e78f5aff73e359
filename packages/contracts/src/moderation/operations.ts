import { livePageOf, pageOf, pageQuerySchema } from '../kernel/page.ts';
import { operation } from '../rest/operation.ts';
import {
  createReportInputSchema,
  moderationActionInputSchema,
  moderationActionSchema,
  reportListQuerySchema,
  reportReceiptSchema,
  reportSchema,
} from './schemas.ts';

export const moderationOperations = {
  createReport: operation({
    method: 'POST',
    path: '/api/reports',
    access: 'member',
    summary: 'Reports a topic, a reply or a member to the moderators.',
    body: createReportInputSchema,
    answer: reportReceiptSchema,
    status: 201,
    perMinute: 20,
  }),
  reports: operation({
    method: 'GET',
    path: '/api/moderation/reports',
    access: 'moderator',
    summary: 'Lists reports, the oldest open one first, with the position of the moderators’ room.',
    query: reportListQuerySchema,
    answer: livePageOf(reportSchema),
  }),
  createModerationAction: operation({
    method: 'POST',
    path: '/api/moderation/actions',
    access: 'moderator',
    summary: 'Acts on content or a member: writes the audit log, notifies the member, and is live for all moderators.',
    body: moderationActionInputSchema,
    answer: moderationActionSchema,
    status: 201,
  }),
  moderationActions: operation({
    method: 'GET',
    path: '/api/moderation/actions',
    access: 'moderator',
    summary: 'Lists the audit log, newest first.',
    query: pageQuerySchema,
    answer: pageOf(moderationActionSchema),
  }),
} as const;
