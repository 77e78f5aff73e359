import { apiScopes, commands, errorCodes, events, rooms } from '@tidings/contracts';
import { operations } from '@tidings/contracts/rest';
import { settings } from './environment.ts';
import type { Page } from './pages.ts';

const known = new Set<string>([
  ...Object.keys(events),
  ...Object.keys(commands),
  ...apiScopes,
  rooms.moderators,
  rooms.admins,
]);
const constants = new Set<string>([...Object.keys(errorCodes), ...settings]);
const paths = new Set(Object.values(operations).map(({ path }) => path.replace(/:\w+/g, ':')));
/** Settings of single test suites, described on their package's own page. */
const ofTests = /^(MODEL|CONFORMANCE)_/;
/** Addresses that are no operations: streams, documents and what operators ask. */
const others = new Set([
  ...['/api/stream', '/api/openapi.json', '/api/docs', '/api/admin/'],
  '/api/email/unsubscribe/:token',
]);

const withoutPrograms = (text: string): string => text.replace(/^```[\s\S]*?^```$/gm, '');
const migration = /^## Coming from another product$[\s\S]*?(?=^## )/m;
const spans = (text: string): string[] => [...text.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);

function wrongIn(span: string): string[] {
  const name = /^([a-z]+:[a-z-]+)(?:$| \{)/.exec(span)?.[1];
  const command = /^([a-z]+) \{ /.exec(span)?.[1];
  const constant = /^(?!TIDINGS_)[A-Z]+_[A-Z_]+(?=$|=)/.exec(span)?.[0];
  const address = /^(?:[A-Z]+ )?(\/api\/[\w/:.-]*)/.exec(span)?.[1];
  return [
    ...(name && !name.startsWith('x:') && !known.has(name) ? [`no event or command is named ${name}`] : []),
    ...(command && !known.has(command) ? [`no event or command is named ${command}`] : []),
    ...(constant && !constants.has(constant) && !ofTests.test(constant)
      ? [`no error or setting is named ${constant}`]
      : []),
    ...(address && !others.has(address) && !paths.has(address.replace(/:\w+/g, ':'))
      ? [`nothing answers ${address}`]
      : []),
  ];
}

/** Right-hand names of the migration table: a served one must exist, a reserved one must not yet. */
function wrongInMigration(text: string): string[] {
  const rows = [...text.matchAll(/^\|[^|]+\| *`([a-z:-]+)`[^|]*\|([^|]*)\|$/gm)];
  return rows.flatMap(([, name = '', note = '']) => {
    const reserved = note.includes('reserved');
    if (reserved === known.has(name)) return [`${name} is ${reserved ? 'served by now, not reserved' : 'not served'}`];
    return [];
  });
}

/** Names in a page's text that the contracts do not know: one line each. */
export function wrongNames({ path, text }: Page): string[] {
  const [table = ''] = migration.exec(text) ?? [];
  const prose = withoutPrograms(text.replace(migration, ''));
  const wrong = [...spans(prose).flatMap(wrongIn), ...wrongInMigration(table.replace(/ *\| *(?=room)/g, '|'))];
  return wrong.map((what) => `${path}: ${what}`);
}
