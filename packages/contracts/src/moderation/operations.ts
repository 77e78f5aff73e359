import { z } from 'zod';
import { livePageOf, pageOf, pageQuerySchema } from '../kernel/page.ts';
import { byId } from '../rest/inputs.ts';
import { operation } from '../rest/operation.ts';
import {
  contentQuerySchema,
  createReportInputSchema,
  moderationActionInputSchema,
  moderationActionSchema,
  moderationContentSchema,
  noticeListQuerySchema,
  noticeSchema,
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
    answer: livePageOf(reportSchema).extend({
      openCount: z.int().optional().describe('How many open reports wait for who asks, whichever are listed.'),
    }),
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
  undoModerationAction: operation({
    method: 'POST',
    path: '/api/moderation/actions/:id/undo',
    access: 'moderator',
    summary: 'Takes an action back, unless something else was done since: its effect, and the reports it closed.',
    params: byId,
    answer: moderationActionSchema,
    status: 201,
  }),
  moderationContent: operation({
    method: 'GET',
    path: '/api/moderation/content',
    access: 'moderator',
    summary: 'Answers what was reported as it reads now, also where it is hidden or deleted.',
    query: contentQuerySchema,
    answer: moderationContentSchema,
  }),
  moderationActions: operation({
    method: 'GET',
    path: '/api/moderation/actions',
    access: 'moderator',
    summary: 'Lists the audit log, newest first.',
    query: pageQuerySchema,
    answer: pageOf(moderationActionSchema),
  }),
  notices: operation({
    method: 'GET',
    path: '/api/notices',
    access: 'member',
    summary: 'Lists what staff decided about the signed-in member, newest first; what is unread waits to be shown.',
    query: noticeListQuerySchema,
    answer: pageOf(noticeSchema),
  }),
  readNotice: operation({
    method: 'POST',
    path: '/api/notices/:id/read',
    access: 'member',
    summary: 'Says that the member has read a notice: it no longer waits.',
    params: byId,
  }),
} as const;
