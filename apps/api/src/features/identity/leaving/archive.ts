import { Readable } from 'node:stream';
import type { Database } from '@tidings/db';
import { ZipFile } from 'yazl';
import type { Section } from '../../../platform/personal/personal.ts';

/** Rows read at once: with the longest posts there may be, a few MB. */
const AT_ONCE = 100;

type Row = { place: string; item: string };

/** A JSON list of the rows of a section, a page at a time: nothing is read before what came before was taken. */
async function* listOf(db: Database, { file, sql, first }: Section, userId: string): AsyncGenerator<string> {
  let place: string | undefined = first;
  let before = '[\n';
  while (place !== undefined) {
    const values: [string, string, number] = [userId, place, AT_ONCE];
    const { rows }: { rows: Row[] } = await db.pool.query<Row>({
      name: `export-${file}`,
      text: `SELECT x.place, x.item::text AS item FROM (${sql}) x`,
      values,
    });
    for (const { item } of rows) {
      yield before + item;
      before = ',\n';
    }
    place = rows.length === AT_ONCE ? rows.at(-1)?.place : undefined;
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

const readme = (
  sections: readonly Section[],
  username: string,
  at: Date,
) => `What is yours, ${username}, as of ${at.toISOString()}.

Each file is a JSON list, in UTF-8; times are in UTC.

${sections.map(({ file, about }) => `${file}.json\n  ${about}`).join('\n')}

Passwords, keys and addresses of devices are secrets and not in here. Whoever has this file can read what is in it.
`;

/**
 * A ZIP of all that is a member's own, made while it is read: it needs as much memory for 100 posts as for 100,000. What is
 * written while it is made may be in it or not.
 */
export function archiveOf(
  db: Database,
  sections: readonly Section[],
  { id, username }: { id: string; username: string },
): Readable {
  const zip = new ZipFile();
  const at = new Date();
  zip.addBuffer(Buffer.from(readme(sections, username, at)), 'README.txt', { mtime: at });
  for (const section of sections)
    zip.addReadStreamLazy(`${section.file}.json`, { mtime: at }, (take) =>
      take(null, Readable.from(listOf(db, section, id))),
    );
  const out = zip.outputStream as Readable;
  zip.on('error', (error: Error) => out.destroy(error));
  zip.end();
  return out;
}
