import { z } from 'zod';
import { personSchema } from '../identity/schemas.ts';
import { idSchema, instantSchema } from '../kernel/ids.ts';
import { pageQuerySchema } from '../kernel/page.ts';
import { findingSchema, severitySchema } from './findings.ts';
import { alertSources, FAMILY_MAX, severities } from './sources.ts';

export const alertSourceSchema = z.enum(alertSources).meta({
  id: 'AlertSource',
  description:
    'What found it: DarkWatch (leaks), VoicePrint (synthetic voices), SpamShield (unwanted messages), HomeTitle (property records), RemoveBrokers (listings).',
});

export const alertStateSchema = z.enum(['new', 'acknowledged', 'resolved']).meta({
  id: 'AlertState',
  description: 'Nobody has seen to it; somebody has it in hand; it is done.',
});
export type AlertState = z.infer<typeof alertStateSchema>;

export const alertSchema = z
  .strictObject({
    id: idSchema.describe('Names the alert.'),
    source: alertSourceSchema.describe('What found it.'),
    severity: severitySchema.describe('How bad it is.'),
    state: alertStateSchema.describe('What became of it, for all who have it.'),
    title: z.string().describe('What was found, in the language of the viewer; plain text.'),
    message: z.string().describe('More of it, plain text; may be empty.'),
    finding: findingSchema.describe('What was found.'),
    member: personSchema.describe('Whom it is about.'),
    reason: z
      .enum(['you_monitor', 'family'])
      .describe('Why the viewer has it: it is about them, or their family shares it with them.'),
    sharedWith: z.array(personSchema).max(FAMILY_MAX).describe('Who else has it, besides whom it is about.'),
    monitoredId: idSchema.nullable().describe('What of the monitored items it is about; `null`: none, or another’s.'),
    timesSeen: z.int().min(1).describe('How often it was found.'),
    firstSeenAt: instantSchema.describe('When it was first found.'),
    lastSeenAt: instantSchema.describe('When it was last found.'),
    acknowledgedAt: instantSchema.nullable().describe('When somebody took it in hand; `null`: nobody did.'),
    acknowledgedBy: personSchema.nullable().describe('Who took it in hand.'),
    resolvedAt: instantSchema.nullable().describe('When it was resolved; `null`: it was not.'),
    resolvedBy: personSchema.nullable().describe('Who resolved it.'),
    version: z.int().describe('Rises with every change of the alert: a lower one is old news.'),
  })
  .meta({ id: 'Alert' });
export type Alert = z.infer<typeof alertSchema>;

const number = z.int().min(0);
export const alertCountsSchema = z
  .strictObject({
    new: number.describe('Those nobody has in hand.'),
    open: number.describe('Those that are not resolved.'),
  })
  .meta({ id: 'AlertCounts', description: 'Absolute numbers, of all alerts the viewer has.' });
export type AlertCounts = z.infer<typeof alertCountsSchema>;

export const alertListQuerySchema = pageQuerySchema.extend({
  state: z
    .enum(['open', 'new', 'acknowledged', 'resolved'])
    .optional()
    .describe('Only those; `open`: what is not resolved. All when it is missing.'),
  source: alertSourceSchema.optional().describe('Only what this source found.'),
  severity: z.enum(severities).optional().describe('Only those of this severity.'),
});
export type AlertListQuery = z.infer<typeof alertListQuerySchema>;
