import type { Findings, Severity } from '@tidings/contracts';

export type Field = Findings['hometitle']['changes'][number]['field'];
export type Change = Findings['hometitle']['changes'][number];
/** A snapshot of a record, as registers give it: any depth, any names. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** What an entry of a record is about, by what registers call it; the first that fits. */
const fields: readonly (readonly [Field, RegExp])[] = [
  ['lien', /lien|encumbrance|belastung|judg(?:e)?ment/i],
  ['mortgage', /mortgage|hypothek|grundschuld|loan/i],
  ['owner', /owner|grantee|eigent(?:ü|ue)mer|holder/i],
  ['deed', /deed|urkunde|instrument|transfer/i],
  ['tax', /tax|steuer/i],
  ['value', /value|price|wert|assess/i],
  ['parcel', /parcel|flurst(?:ü|ue)ck|apn|plot/i],
  ['area', /area|fl(?:ä|ae)che|size|acre/i],
  ['address', /address|anschrift|street|city|postcode|zip/i],
];

/** Who owns it and what weighs on it: critical. What such a thing is done with: high. What only describes it: medium or low. */
const severities: Record<Field, Severity> = {
  owner: 'critical',
  lien: 'critical',
  deed: 'high',
  mortgage: 'high',
  address: 'medium',
  parcel: 'medium',
  tax: 'low',
  value: 'low',
  area: 'medium',
  other: 'low',
};
const rank: Record<Severity, number> = { critical: 0, high: 1, medium: 2, low: 3 };

const fieldOf = (path: string): Field => fields.find(([, named]) => named.test(path))?.[0] ?? 'other';

/** Entries that say when or by whom a snapshot was taken: they change each time and say nothing. */
const passing = /(?:^|\.)(?:fetched|retrieved|snapshot|etag|revision|as_?of|last_?checked)/i;
const DEPTH_MAX = 8;
const ENTRIES_MAX = 2000;

/** The entries of a record by their path. Lists of texts are sets: their order says nothing. Throws a RangeError for what no record is. */
function entriesOf(record: Json): Map<string, string> {
  const entries = new Map<string, string>();
  const walk = (value: Json, path: string, depth: number): void => {
    if (depth > DEPTH_MAX) throw new RangeError(`The record is nested more than ${DEPTH_MAX} levels deep.`);
    if (entries.size > ENTRIES_MAX) throw new RangeError(`The record has more than ${ENTRIES_MAX} entries.`);
    if (value === null) return;
    if (Array.isArray(value)) {
      const simple = value.filter((item) => typeof item !== 'object');
      if (simple.length > 0) entries.set(path, simple.map(textOf).sort().join(', '));
      value.forEach((item, at) => {
        if (typeof item === 'object') walk(item, `${path}.${nameIn(item) ?? at}`, depth + 1);
      });
      return;
    }
    if (typeof value === 'object') {
      for (const [name, inner] of Object.entries(value)) walk(inner, path ? `${path}.${name}` : name, depth + 1);
      return;
    }
    const text = textOf(value as string | number | boolean);
    if (text !== '') entries.set(path, text);
  };
  walk(record, '', 0);
  return entries;
}

/** What names an item of a list, so that one more at its beginning changes nothing about the others. */
function nameIn(item: Json): string | null {
  if (item === null || typeof item !== 'object' || Array.isArray(item)) return null;
  const { id, number, reference } = item as Record<string, Json>;
  const name = id ?? number ?? reference;
  return typeof name === 'string' || typeof name === 'number' ? String(name) : null;
}

const textOf = (value: string | number | boolean | Json): string =>
  String(value).normalize('NFC').trim().replace(/\s+/g, ' ');
/** Two spellings of the same: registers change case and punctuation when they move to another system. */
const alike = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim();
const short = (text: string | undefined): string | null =>
  text === undefined ? null : [...text].slice(0, 200).join('') || null;

/** What differs between two snapshots of a record, the worst first. */
export function diffRecords(before: Json, after: Json): Change[] {
  const [was, is] = [entriesOf(before), entriesOf(after)];
  const changes: Change[] = [];
  for (const path of new Set([...was.keys(), ...is.keys()])) {
    const [old, now] = [was.get(path), is.get(path)];
    if (passing.test(path) || alike(old ?? '') === alike(now ?? '')) continue;
    const field = fieldOf(path);
    changes.push({
      ...{ field, name: [...path].slice(-80).join(''), before: short(old), after: short(now) },
      severity: severities[field],
    });
  }
  return changes.sort((a, b) => rank[a.severity] - rank[b.severity] || (a.name < b.name ? -1 : 1));
}
