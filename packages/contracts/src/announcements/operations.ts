import { z } from 'zod';
import { personSchema } from '../identity/schemas.ts';
import { livePageOf, pageOf, pageQuerySchema } from '../kernel/page.ts';
import { byId } from '../rest/inputs.ts';
import { operation } from '../rest/operation.ts';
import { dryRunInputSchema, dryRunPeopleQuerySchema, dryRunQuerySchema, dryRunSchema } from './dry-run.ts';
import { createAnnouncementInputSchema, manageQuerySchema, patchAnnouncementInputSchema } from './inputs.ts';
import { dismissalSchema, managedAnnouncementSchema, shownAnnouncementSchema } from './schemas.ts';

export const announcementOperations = {
  announcements: operation({
    method: 'GET',
    path: '/api/announcements',
    access: 'member',
    summary:
      'Lists the announcements that are out for the viewer, the most important first, then the newest, with the positions of the rooms they come in: everybody’s, the viewer’s own, and those of up to 32 of their groups.',
    query: pageQuerySchema,
    answer: livePageOf(shownAnnouncementSchema),
  }),
  dismissAnnouncement: operation({
    method: 'PUT',
    path: '/api/announcements/:id/dismissal',
    access: 'member',
    summary: 'Closes an announcement for the viewer, on all of their devices; one that is closed stays so.',
    params: byId,
    answer: dismissalSchema,
  }),
  restoreAnnouncement: operation({
    method: 'DELETE',
    path: '/api/announcements/:id/dismissal',
    access: 'member',
    summary: 'Opens an announcement again that the viewer closed; one that is open stays so.',
    params: byId,
    answer: dismissalSchema,
  }),
  managedAnnouncements: operation({
    method: 'GET',
    path: '/api/announcements/manage',
    access: 'admin',
    summary:
      'Lists all announcements, those that went out or will the last first, and how many there are of each sort.',
    query: manageQuerySchema,
    answer: pageOf(managedAnnouncementSchema).extend({
      counts: z
        .strictObject({
          draft: z.int().describe('Drafts.'),
          planned: z.int().describe('Those that wait for their time.'),
          sent: z.int().describe('Those that went out, ended or not.'),
        })
        .describe('How many there are, whichever are listed.'),
    }),
  }),
  managedAnnouncement: operation({
    method: 'GET',
    path: '/api/announcements/manage/:id',
    access: 'admin',
    summary: 'Answers an announcement in any state.',
    params: byId,
    answer: managedAnnouncementSchema,
  }),
  createAnnouncement: operation({
    method: 'POST',
    path: '/api/announcements',
    access: 'admin',
    summary: 'Saves a draft, plans an announcement, or sends it at once.',
    body: createAnnouncementInputSchema,
    answer: managedAnnouncementSchema,
    status: 201,
  }),
  patchAnnouncement: operation({
    method: 'PATCH',
    path: '/api/announcements/:id',
    access: 'admin',
    summary:
      'Changes what is given of an announcement, plans it, takes its plan away or sends it. VERSION_CONFLICT when somebody was faster; CONFLICT when it has ended, or is out and the change is of its audience or its time.',
    params: byId,
    body: patchAnnouncementInputSchema,
    answer: managedAnnouncementSchema,
  }),
  deleteAnnouncement: operation({
    method: 'DELETE',
    path: '/api/announcements/:id',
    access: 'admin',
    summary: 'Deletes a draft, or one that is planned with its plan. CONFLICT for one that went out: end it instead.',
    params: byId,
  }),
  endAnnouncement: operation({
    method: 'POST',
    path: '/api/announcements/:id/end',
    access: 'admin',
    summary: 'Ends an announcement that is out; one that has ended stays so. CONFLICT for one that never went out.',
    params: byId,
    answer: managedAnnouncementSchema,
  }),
  callBackAnnouncement: operation({
    method: 'POST',
    path: '/api/announcements/:id/call-back',
    access: 'admin',
    summary:
      'Calls an announcement back within 60 s of its going out: it ends, and what was said of it is forgotten. CONFLICT afterwards: end it instead.',
    params: byId,
    answer: managedAnnouncementSchema,
  }),
  dryRunAnnouncement: operation({
    method: 'POST',
    path: '/api/announcements/dry-run',
    access: 'admin',
    summary: 'Counts who would get an announcement now, who later, who not and why. Sends and stores nothing.',
    query: dryRunQuerySchema,
    body: dryRunInputSchema,
    answer: dryRunSchema,
  }),
  dryRunPeople: operation({
    method: 'GET',
    path: '/api/announcements/dry-run/people',
    access: 'admin',
    summary: 'Lists the members of one line of a dry run.',
    query: dryRunPeopleQuerySchema,
    answer: pageOf(personSchema),
  }),
} as const;
