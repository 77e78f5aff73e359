const MOST = 300;

/** What may stand in an error and is nobody's to read: who somebody is to a server, where they are reached, and long keys. */
const hidden: readonly [RegExp, string][] = [
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi, '$1…@'],
  [/\b(bearer|basic)\s+\S+/gi, '$1 …'],
  [
    /\b((?:pass(?:word|wd)?|secret|token|api[-_]?key|authorization|cookie)["']?\s*[:=]\s*)(?:"[^"]*"|'[^']*'|[^\s,;]+)/gi,
    '$1…',
  ],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '…@…'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g, '…'],
  [/\b(?![0-9a-f]{8}-[0-9a-f]{4}-)[A-Za-z0-9_+/-]{40,}={0,2}/g, '…'],
];

/** The first line of an error as an admin may read it, at most 300 characters. Ids stay: by them it is found in the log. */
export function withoutSecrets(error: string): string {
  const [line = ''] = error.trim().slice(0, 4000).split('\n');
  const clean = hidden.reduce((text, [what, by]) => text.replace(what, by), line);
  return clean.length > MOST ? `${clean.slice(0, MOST - 1).toWellFormed()}…` : clean;
}
