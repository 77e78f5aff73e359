import { z } from 'zod';
import { pageOf, pageQuerySchema } from '../kernel/page.ts';
import { operation } from '../rest/operation.ts';
import {
  breachSchema,
  importBreachInputSchema,
  ingestAnswerSchema,
  ingestInputSchema,
  ingestSourceSchema,
  newSecretSchema,
} from './ingest.ts';
import { alertSourceSchema } from './schemas.ts';

const bySource = z.strictObject({ source: alertSourceSchema.describe('The source.') });

export const ingestOperations = {
  ingest: operation({
    method: 'POST',
    path: '/api/ingest/:source',
    access: 'public',
    summary:
      'Takes what a source found, signed with its secret: `X-Tidings-Id`, `X-Tidings-Timestamp` in seconds, `X-Tidings-Signature: v1=<hex HMAC-SHA256 of id.timestamp.body>`. All or, when it is refused, nothing; a finding that does not fit fails alone.',
    params: bySource,
    body: ingestInputSchema,
    answer: ingestAnswerSchema,
    status: 202,
    perMinute: 600,
    // Fifty findings with everything they may say, escaped.
    maxBytes: 1024 * 1024,
  }),
  ingestSources: operation({
    method: 'GET',
    path: '/api/admin/ingest-sources',
    access: 'admin',
    summary: 'Lists the sources of alerts, and whether each has a secret.',
    answer: z.strictObject({ items: z.array(ingestSourceSchema).describe('All sources.') }),
  }),
  rotateIngestSecret: operation({
    method: 'POST',
    path: '/api/admin/ingest-sources/:source/secret',
    access: 'admin',
    summary: 'Makes a new secret for a source and answers it, this once; the one before stops working at once.',
    params: bySource,
    answer: newSecretSchema,
    status: 201,
    perMinute: 6,
  }),
  breaches: operation({
    method: 'GET',
    path: '/api/admin/breaches',
    access: 'admin',
    summary: 'Lists the sets of leaked records that were imported, the last first, and how far each is.',
    query: pageQuerySchema,
    answer: pageOf(breachSchema),
  }),
  importBreach: operation({
    method: 'POST',
    path: '/api/admin/breaches',
    access: 'admin',
    summary:
      'Imports a set of leaked records from a file on the server, and warns everybody whose monitored items are in it.',
    body: importBreachInputSchema,
    answer: breachSchema,
    status: 202,
    perMinute: 6,
  }),
} as const;
