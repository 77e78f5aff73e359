import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import { route } from '../../platform/http/route.ts';
import { dryRun, listPeople } from './dry-run/dry-run.ts';
import { listAnnouncements } from './list-announcements.ts';
import { deleteAnnouncement, endAnnouncement } from './manage/end-announcement.ts';
import { listManaged, readManagedOne } from './manage/list-managed.ts';
import { createAnnouncement, patchAnnouncement } from './manage/save-announcement.ts';
import { setDismissal } from './set-dismissal.ts';

/** What is announced: members read and close it, admins write it. */
export function announcementRoutes(app: FastifyInstance): void {
  route(app, operations.announcements, (ctx, { query }) => listAnnouncements(ctx, query));
  route(app, operations.dismissAnnouncement, (ctx, { params }) => setDismissal(ctx, params.id, true));
  route(app, operations.restoreAnnouncement, (ctx, { params }) => setDismissal(ctx, params.id, false));
  route(app, operations.managedAnnouncements, (ctx, { query }) => listManaged(ctx, query));
  route(app, operations.managedAnnouncement, (ctx, { params }) => readManagedOne(ctx, params.id));
  route(app, operations.createAnnouncement, (ctx, { body }) => createAnnouncement(ctx, body));
  route(app, operations.patchAnnouncement, (ctx, { params, body }) => patchAnnouncement(ctx, params.id, body));
  route(app, operations.deleteAnnouncement, (ctx, { params }) => deleteAnnouncement(ctx, params.id));
  route(app, operations.endAnnouncement, (ctx, { params }) => endAnnouncement(ctx, params.id, 'ended'));
  route(app, operations.callBackAnnouncement, (ctx, { params }) => endAnnouncement(ctx, params.id, 'called_back'));
  route(app, operations.dryRunAnnouncement, (ctx, { body, query }) => dryRun(ctx, body, query.username));
  route(app, operations.dryRunPeople, (ctx, { query }) => listPeople(ctx, query));
}
