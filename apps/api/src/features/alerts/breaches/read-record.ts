import { isUtf8 } from 'node:buffer';
import { normalise } from '../monitored/identifiers.ts';

export type RecordKind = 'email' | 'phone' | 'username';
export type BreachRecord = { kind: RecordKind; normal: string };

/** Fields that are looked at; an identifier stands among the first. */
const FIELDS_MAX = 6;
const FIELD_MAX = 254;

/** The identifier of a line, as `sam@example.org`, `sam@example.org:secret` or a row of a table; `null`: it has none, or is not UTF-8. */
export function readRecord(line: Buffer): BreachRecord | null {
  if (line.length === 0 || !isUtf8(line)) return null;
  const fields = line.toString().split(/[:;,\t|]/u, FIELDS_MAX);
  for (const field of fields) {
    const text = field.replaceAll('"', '').trim();
    if (text.length > FIELD_MAX || !text.includes('@')) continue;
    const normal = normalise('email', text);
    if (normal !== null) return { kind: 'email', normal };
  }
  for (const field of fields) {
    const text = field.replaceAll('"', '').trim();
    if (text.length < 7 || text.length > 24) continue;
    const normal = normalise('phone', text);
    if (normal !== null) return { kind: 'phone', normal };
  }
  const first = fields[0]?.replaceAll('"', '').trim() ?? '';
  const normal = first.length > 0 && !/^\d+$/.test(first) ? normalise('username', first) : null;
  return normal === null ? null : { kind: 'username', normal };
}
