import { type Findings, propertyFindingSchema, type Severity } from '@tidings/contracts';
import { z } from 'zod';
import { type Detected, defineSource } from '../source.ts';
import { diffRecords, type Json } from './diff-records.ts';

type Property = Findings['hometitle'];
const CHANGES_MAX = 20;
const order: readonly Severity[] = ['critical', 'high', 'medium', 'low'];

function take(given: Property): Detected<'hometitle'> {
  const changes = given.changes.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  return {
    finding: { ...given, changes },
    severity: changes[0]?.severity ?? 'low',
    key: ['property', given.recordId, ...changes.map(({ name, after }) => `${name}=${after ?? ''}`).sort()],
  };
}

const record = z.json() as unknown as z.ZodType<Json>;

/** HomeTitle: what changed between two snapshots of the record of a property. */
export const hometitle = defineSource({
  source: 'hometitle',
  type: 'alert.property',
  raw: propertyFindingSchema.omit({ changes: true }).extend({ before: record, after: record }),
  detect({ property, recordId, before, after }) {
    const changes = diffRecords(before, after).slice(0, CHANGES_MAX);
    return changes.length > 0 ? [take({ property, recordId, changes })] : [];
  },
  take,
  words: ({ property, changes }) => ({
    property,
    field: changes[0]?.field ?? 'other',
    before: changes[0]?.before ?? 'empty',
    after: changes[0]?.after ?? 'empty',
    changes: changes.length,
  }),
});
