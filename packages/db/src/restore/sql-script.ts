/** One piece of a plain backup: statements to be sent as they are, or the rows of one COPY. */
export type Step = { sql: string } | { copy: string; rows: AsyncIterable<string> };

/** Only \n ends a line: readline also splits at U+2028, which people paste into what they write. */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  rest += decoder.decode();
  if (rest) yield rest;
}

const copies = /^COPY .* FROM stdin;$/;
/** What `pg_dump --clean` begins with; there is nothing to clean, and without --if-exists it would fail. */
const cleans = /^(DROP |ALTER TABLE .* (DROP CONSTRAINT|DROP DEFAULT))/;
/** Roles may be unknown here, and what they may is granted once all is there; the schema is there already. */
const skipped =
  /^(ALTER .* OWNER TO .*;|(DROP|CREATE|COMMENT ON) SCHEMA (IF EXISTS )?public\b.*|(GRANT|REVOKE) .* (TO|FROM) .*;|ALTER DEFAULT PRIVILEGES .*;|CREATE POLICY owner ON .*;)$/;
/** Instructions to psql that newer pg_dumps write around every backup. */
const harmless = /^\\(un)?restrict /;

/**
 * Takes a backup that `pg_dump` wrote as plain SQL apart, so that it can be loaded without psql. The rows of a COPY
 * must be read to their end before the next step is asked for. @throws for instructions to psql that change where it goes
 */
export async function* stepsOf(lines: AsyncIterator<string>): AsyncGenerator<Step> {
  let sql = '';
  let made = false;
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    const line = next.value;
    made ||= line.startsWith('CREATE ');
    if (copies.test(line)) {
      yield { sql };
      sql = '';
      yield { copy: line, rows: rowsOf(lines) };
    } else if (line.startsWith('\\')) {
      if (!harmless.test(line)) throw new Error(`This backup speaks to psql: ${line}. Load it with psql itself.`);
    } else if (!skipped.test(line) && (made || !cleans.test(line))) {
      sql += `${line}\n`;
    }
  }
  yield { sql };
}

async function* rowsOf(lines: AsyncIterator<string>): AsyncGenerator<string> {
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    if (next.value === '\\.') return;
    yield `${next.value}\n`;
  }
  throw new Error('This backup ends in the middle of a table.');
}
