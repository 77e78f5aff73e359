import { z } from 'zod';
import { idSchema, instantSchema } from '../kernel/ids.ts';
import { lineText, upTo } from '../kernel/text.ts';
import { monitoredKinds } from './sources.ts';

export const monitoredKindSchema = z.enum(monitoredKinds).meta({
  id: 'MonitoredKind',
  description: 'What kind of thing is watched; `voice`: what VoicePrint calls an enrolled voice.',
});

export const monitoredItemSchema = z
  .strictObject({
    id: idSchema.describe('Names the item.'),
    kind: monitoredKindSchema.describe('What kind of thing is watched.'),
    masked: z.string().describe('The item as it is shown; what was given is kept as a hash only.'),
    openAlerts: z.int().min(0).describe('How many alerts about it are not resolved.'),
    addedAt: instantSchema.describe('Since when it is watched.'),
  })
  .meta({ id: 'MonitoredItem' });
export type MonitoredItem = z.infer<typeof monitoredItemSchema>;

export const monitoredValueSchema = lineText().trim().min(2).check(upTo(254));

export const monitorInputSchema = z
  .strictObject({
    kind: monitoredKindSchema.describe('What kind of thing it is.'),
    value: monitoredValueSchema.describe('The address, number or name; it is not kept, only its hash is.'),
  })
  .meta({ id: 'MonitorInput' });
export type MonitorInput = z.infer<typeof monitorInputSchema>;

export const monitoredChangedSchema = z
  .strictObject({
    item: monitoredItemSchema.describe('The item.'),
    removed: z.boolean().describe('Whether it is watched no more.'),
  })
  .meta({ id: 'MonitoredChanged' });
