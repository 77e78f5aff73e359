import { z } from 'zod';
import { idSchema, instantSchema } from '../kernel/ids.ts';
import { lineText, text, upTo } from '../kernel/text.ts';
import { exposedParts, severitySchema } from './findings.ts';
import { monitoredKindSchema, monitoredValueSchema } from './monitored.ts';
import { alertSourceSchema } from './schemas.ts';
import { FINDINGS_AT_ONCE } from './sources.ts';

const bySource = z.record(z.string().max(60), z.unknown());
/** One finding of a source, for members by name or for whoever has something watched. */
const ingestItemSchema = z
  .strictObject({
    recipients: z
      .array(text().min(2).max(64))
      .min(1)
      .max(20)
      .optional()
      .describe('User names or ids; it is about the first, and shared with the others as their family.'),
    monitored: z
      .strictObject({
        kind: monitoredKindSchema.describe('What kind of thing it is.'),
        value: monitoredValueSchema.describe('What was found; it is compared by its hash.'),
      })
      .optional()
      .describe('In place of `recipients`: everybody who has this watched.'),
    severity: severitySchema.optional().describe('How bad it is; what the source makes of it when left out.'),
    finding: bySource.optional().describe('What was found, as the source has it (`Finding`).'),
    raw: bySource.optional().describe('In place of `finding`: raw input, which the detector of the source looks at.'),
  })
  .meta({ id: 'IngestItem' });
export type IngestItem = z.infer<typeof ingestItemSchema>;

export const ingestInputSchema = z
  .strictObject({
    findings: z.array(ingestItemSchema).min(1).max(FINDINGS_AT_ONCE).describe('What was found; each stands alone.'),
  })
  .meta({ id: 'IngestInput' });
export type IngestInput = z.infer<typeof ingestInputSchema>;

export const ingestResultSchema = z
  .strictObject({
    alerts: z.array(idSchema).describe('The alerts that came of it; none where there is nothing to warn of.'),
    created: z.int().describe('How many of them are new; the others were found before.'),
    error: z
      .strictObject({ code: z.string().describe('Why not.'), message: z.string().describe('The same in words.') })
      .nullable()
      .describe('`null`: it was taken.'),
  })
  .meta({ id: 'IngestResult' });
export type IngestResult = z.infer<typeof ingestResultSchema>;
export const ingestAnswerSchema = z
  .strictObject({ results: z.array(ingestResultSchema).describe('What became of each, in order.') })
  .meta({ id: 'IngestAnswer' });
export type IngestAnswer = z.infer<typeof ingestAnswerSchema>;

export const ingestSourceSchema = z
  .strictObject({
    source: alertSourceSchema.describe('The source.'),
    secret: z
      .enum(['none', 'kept', 'settings'])
      .describe('Whether it has a secret: none yet, one that was made here, or one from the settings of the server.'),
    madeAt: instantSchema.nullable().describe('When the secret was made; `null`: none, or it is from settings.'),
    lastUsedAt: instantSchema.nullable().describe('When the source last sent something; `null`: not lately.'),
  })
  .meta({ id: 'IngestSource' });
export type IngestSource = z.infer<typeof ingestSourceSchema>;

export const newSecretSchema = z
  .strictObject({
    source: alertSourceSchema.describe('The source.'),
    secret: z.string().describe('The secret; shown this once. The one before stops working.'),
  })
  .meta({ id: 'IngestSecret' });

export const breachSchema = z
  .strictObject({
    id: idSchema.describe('Names the import.'),
    name: z.string().describe('What the set is called.'),
    file: z.string().describe('The file it is read from.'),
    state: z.enum(['waiting', 'running', 'done', 'failed']).describe('How far it is.'),
    lines: z.int().describe('Lines read so far.'),
    taken: z.int().describe('Lines that name an identifier.'),
    skipped: z.int().describe('Lines that do not: empty, not UTF-8, or nothing that can be looked up.'),
    matched: z.int().describe('Monitored items that were found in it.'),
    share: z.number().min(0).max(1).describe('How much of the file was read.'),
    error: z.string().nullable().describe('Why it failed, with the number of the line; `null`: it did not.'),
    startedAt: instantSchema.describe('When it was asked for.'),
    endedAt: instantSchema.nullable().describe('When it ended; `null`: it did not.'),
  })
  .meta({ id: 'Breach' });
export type Breach = z.infer<typeof breachSchema>;

export const importBreachInputSchema = z
  .strictObject({
    file: z
      .string()
      .max(120)
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/, 'Name a file, without a folder')
      .describe('The name of a file in the folder `breaches` of the server’s data directory: one identifier a line.'),
    name: lineText().trim().min(1).check(upTo(120)).describe('What the set is called.'),
    leakedAt: instantSchema.nullable().default(null).describe('When it leaked.'),
    exposed: z
      .array(z.enum(exposedParts))
      .min(1)
      .max(exposedParts.length)
      .default(['email'])
      .describe('What it gives away.'),
  })
  .meta({ id: 'ImportBreachInput' });
export type ImportBreach = z.infer<typeof importBreachInputSchema>;
