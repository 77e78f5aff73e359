import { z } from 'zod';
import { instantSchema } from '../kernel/ids.ts';
import { lineText, upTo } from '../kernel/text.ts';
import { type AlertSource, severities } from './sources.ts';

const line = (most: number) => lineText().trim().min(1).check(upTo(most));
const share = z.number().min(0).max(1);

export const severitySchema = z.enum(severities).meta({
  id: 'Severity',
  description: 'How bad it is. A critical finding passes do not disturb and quiet hours.',
});

/** What a breach gives away of somebody. */
export const exposedParts = [
  'email',
  'username',
  'name',
  'phone',
  'address',
  'birth_date',
  'password_hash',
  'password',
  'card',
] as const;

export const exposureFindingSchema = z
  .strictObject({
    kind: z.enum(['email', 'phone', 'username', 'address']).describe('What kind of identifier was found.'),
    identifier: line(254).describe('The identifier; shown and kept masked, whoever sends it in full.'),
    breach: line(120).describe('What the set of leaked records is called, as “Pierline Logistics”.'),
    leakedAt: instantSchema.nullable().describe('When it leaked; `null`: nobody knows.'),
    records: z.int().min(1).max(100_000_000_000).nullable().describe('How many records it holds; `null`: unknown.'),
    exposed: z.array(z.enum(exposedParts)).min(1).max(exposedParts.length).describe('What it gives away.'),
  })
  .meta({ id: 'ExposureFinding' });

export const voiceFindingSchema = z
  .strictObject({
    speaker: line(80).describe('Whose voice was copied.'),
    heardBy: line(80).nullable().describe('Who heard it; `null`: unknown.'),
    channel: z.enum(['call', 'message', 'video']).describe('Where it was heard.'),
    score: share.describe('How sure the analysis is that the voice is made, from 0 to 1.'),
    threshold: share.describe('From which score on it counts.'),
    heardAt: instantSchema.describe('When it was heard.'),
  })
  .meta({ id: 'VoiceFinding' });

export const spamFindingSchema = z
  .strictObject({
    sender: line(200).describe('Who sent it, as it said.'),
    excerpt: line(200).describe('The beginning of the message.'),
    blocked: z.int().min(1).max(1_000_000).describe('How many messages of the kind were kept away.'),
    score: share.describe('How likely it is unwanted, from 0 to 1.'),
    threshold: share.describe('From which score on it is kept away.'),
    words: z
      .array(
        z.strictObject({
          word: line(40).describe('The word.'),
          weight: z.number().min(-50).max(50).describe('How much it spoke for spam; below 0: against it.'),
        }),
      )
      .max(10)
      .describe('The words that decided, the weightiest first.'),
  })
  .meta({ id: 'SpamFinding' });

/** What of the record of a property can change. */
export const propertyFields = [
  'owner',
  'lien',
  'deed',
  'mortgage',
  'address',
  'parcel',
  'tax',
  'value',
  'area',
  'other',
] as const;

export const propertyFindingSchema = z
  .strictObject({
    property: line(200).describe('Which property, as its address.'),
    recordId: line(80).describe('What the register calls the record.'),
    changes: z
      .array(
        z.strictObject({
          field: z.enum(propertyFields).describe('What changed.'),
          name: line(80).describe('What the register calls it.'),
          before: line(200).nullable().describe('What stood there; `null`: nothing.'),
          after: line(200).nullable().describe('What stands there now; `null`: nothing any more.'),
          severity: severitySchema.describe('How bad this change is.'),
        }),
      )
      .min(1)
      .max(20)
      .describe('The changes, the worst first.'),
  })
  .meta({ id: 'PropertyFinding' });

export const brokerFindingSchema = z
  .strictObject({
    broker: line(120).describe('Who lists the member, as “PeopleFinder”.'),
    url: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .nullable()
      .describe('Where the listing stands; `null`: unknown.'),
    score: share.describe('How sure it is that the listing is about the member.'),
    threshold: share.describe('From which score on it counts.'),
    matches: z
      .array(
        z.strictObject({
          field: z.enum(['name', 'address', 'phone']).describe('What of the profile is listed.'),
          kind: z.enum(['exact', 'normalised', 'fuzzy']).describe('How it was recognised.'),
          score: share.describe('How alike both are.'),
        }),
      )
      .min(1)
      .max(3)
      .describe('What was recognised.'),
  })
  .meta({ id: 'BrokerFinding' });

/** What each source finds. */
export const findingSchemas = {
  darkwatch: exposureFindingSchema,
  voiceprint: voiceFindingSchema,
  spamshield: spamFindingSchema,
  hometitle: propertyFindingSchema,
  removebrokers: brokerFindingSchema,
} as const;
export type Findings = { [S in keyof typeof findingSchemas]: z.infer<(typeof findingSchemas)[S]> };

/** A finding as it is shown: it says which source it is of. */
const of = <S extends AlertSource, T extends z.ZodRawShape>(source: S, schema: z.ZodObject<T>, id: string) =>
  z.strictObject({ source: z.literal(source).describe('What found it.'), ...schema.shape }).meta({ id });
export const findingSchema = z
  .discriminatedUnion('source', [
    of('darkwatch', exposureFindingSchema, 'Exposure'),
    of('voiceprint', voiceFindingSchema, 'SyntheticVoice'),
    of('spamshield', spamFindingSchema, 'BlockedSpam'),
    of('hometitle', propertyFindingSchema, 'PropertyChange'),
    of('removebrokers', brokerFindingSchema, 'BrokerListing'),
  ])
  .meta({ id: 'Finding', description: 'What was found, by source.' });
export type Finding = z.infer<typeof findingSchema>;
