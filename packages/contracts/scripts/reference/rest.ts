import type { Operation } from '../../src/rest.ts';
import { operations } from '../../src/rest.ts';
import { code, table } from './markdown.ts';
import { schemaOf } from './schemas.ts';
import { typeCell } from './types.ts';

function inputOf({ query, body }: Operation): string {
  const parts = [
    query && `query ${typeCell(schemaOf(query, 'input'))}`,
    body && `body ${typeCell(schemaOf(body, 'input'))}`,
  ];
  return parts.filter(Boolean).join('; ') || '–';
}

/** Every REST operation: who may call it, what it takes and answers. */
export function operationsTable(): string {
  const rows = Object.values<Operation>(operations).map((operation) => [
    code(`${operation.method} ${operation.path}`),
    operation.scope ? `${operation.access} with ${code(operation.scope)}` : operation.access,
    inputOf(operation),
    `${operation.status}${operation.answer ? ` ${typeCell(schemaOf(operation.answer, 'output'))}` : ''}`,
    String(operation.perMinute),
    operation.summary,
  ]);
  return table(['operation', 'who', 'input', 'answer', 'a minute', 'what it does'], rows);
}
