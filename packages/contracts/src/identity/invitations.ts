import { z } from 'zod';
import { idSchema, instantSchema } from '../kernel/ids.ts';
import { mailedTokenSchema, personSchema } from './schemas.ts';

/** How many may register with one link, and how many days it is good. */
export const SITE_INVITATION_USES_MAX = 50;
export const SITE_INVITATION_DAYS_MAX = 30;

const address = z.email().max(254).toLowerCase();

export const siteInvitationSchema = z
  .strictObject({
    id: idSchema.describe('Names the invitation, for taking it back.'),
    email: z.string().nullable().describe('The address it was mailed to; `null`: it is a link for whoever has it.'),
    uses: z.int().describe('How many registered with it.'),
    usesMax: z.int().describe('How many may.'),
    createdAt: instantSchema.describe('When it was made.'),
    expiresAt: instantSchema.describe('Until when one can register with it.'),
  })
  .meta({ id: 'SiteInvitation' });
export type SiteInvitation = z.infer<typeof siteInvitationSchema>;

export const madeSiteInvitationSchema = siteInvitationSchema
  .extend({
    url: z
      .string()
      .nullable()
      .describe(
        'The link, shown this once. `null` where it went by mail alone, and in the answer to a request that is repeated with its `Idempotency-Key`.',
      ),
  })
  .meta({ id: 'MadeSiteInvitation' });
export type MadeSiteInvitation = z.infer<typeof madeSiteInvitationSchema>;

export const inviteToSiteInputSchema = z
  .strictObject({
    email: address
      .nullable()
      .default(null)
      .describe('Where it is mailed to; registering with that address confirms it. `null`: a link is answered.'),
    usesMax: z
      .int()
      .min(1)
      .max(SITE_INVITATION_USES_MAX)
      .default(1)
      .describe('How many may register with the link; one with an address.'),
    days: z.int().min(1).max(SITE_INVITATION_DAYS_MAX).default(7).describe('How many days it is good.'),
  })
  .refine(({ email, usesMax }) => email === null || usesMax === 1, {
    path: ['usesMax'],
    message: 'An invitation to an address is for one.',
  })
  .meta({ id: 'InviteToSiteInput' });
export type InviteToSite = z.infer<typeof inviteToSiteInputSchema>;

export const siteInvitationTokenSchema = z
  .strictObject({ token: mailedTokenSchema.describe('What the link ends in.') })
  .meta({ id: 'SiteInvitationToken' });

export const shownSiteInvitationSchema = z
  .strictObject({
    inviter: personSchema.describe('Who invites.'),
    email: z.string().nullable().describe('The address it was mailed to; `null`: none.'),
    expiresAt: instantSchema.describe('Until when one can register with it.'),
  })
  .meta({ id: 'ShownSiteInvitation' });
export type ShownSiteInvitation = z.infer<typeof shownSiteInvitationSchema>;
