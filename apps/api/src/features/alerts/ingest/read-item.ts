import { type AlertSource, findingSchemas, type IngestItem } from '@tidings/contracts';
import type { z } from 'zod';
import { TidingsError } from '../../../platform/kernel/errors.ts';
import { type Detected, sourceOf } from '../sources/index.ts';

function parsed(schema: z.ZodType, value: unknown, where: string): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = [where, ...(issue?.path ?? [])].join('.');
  throw new TidingsError('VALIDATION_FAILED', `${path}: ${issue?.message ?? 'does not fit'}`.slice(0, 300));
}

/** What an item says: a finding as the source has it, or what its detector finds in raw input. Throws VALIDATION_FAILED. */
export function readItem(name: AlertSource, item: IngestItem): readonly Detected[] {
  if ((item.recipients === undefined) === (item.monitored === undefined))
    throw new TidingsError('VALIDATION_FAILED', 'Name either recipients or what is monitored.');
  if ((item.finding === undefined) === (item.raw === undefined))
    throw new TidingsError('VALIDATION_FAILED', 'Send either a finding or raw input.');
  const source = sourceOf(name);
  const { severity } = item;
  try {
    const found = item.raw
      ? source.detect(parsed(source.raw, item.raw, 'raw') as never)
      : [source.take(parsed(findingSchemas[name], item.finding, 'finding') as never)];
    return severity ? found.map((one) => ({ ...one, severity })) : found;
  } catch (error) {
    // What a detector does not look at.
    if (error instanceof RangeError) throw new TidingsError('VALIDATION_FAILED', error.message);
    throw error;
  }
}
