import { expect, test } from 'vitest';
import { linesOf, stepsOf } from './sql-script.ts';

async function* chunks(text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string, size = 7): Promise<unknown[]> {
  const steps: unknown[] = [];
  for await (const step of stepsOf(linesOf(chunks(text, size)))) {
    if ('sql' in step) steps.push(step.sql);
    else {
      const rows: string[] = [];
      for await (const row of step.rows) rows.push(row);
      steps.push([step.copy, rows]);
    }
  }
  return steps;
}

const copy = 'COPY public.t (a, b) FROM stdin;';

test('statements and rows come apart, whatever the pieces they are read in', async () => {
  const text = `\\restrict x\nSET a = 1;\n${copy}\n1\tä\u2028ß\n2\t\\N\n\\.\n\nSELECT 1;\n\\unrestrict x\n`;
  for (const size of [1, 2, 3, 1000]) {
    expect(await read(text, size)).toEqual(['SET a = 1;\n', [copy, ['1\tä\u2028ß\n', '2\t\\N\n']], '\nSELECT 1;\n']);
  }
});

test('owners are left out, and what --clean begins with; a DROP within a function stays', async () => {
  const text = `DROP TABLE public.t;\nALTER TABLE ONLY public.t DROP CONSTRAINT x;\nDROP SCHEMA public;\nCREATE SCHEMA public;
ALTER SCHEMA public OWNER TO them;\nCREATE FUNCTION f() AS $$\nDROP TABLE tmp;\n$$;\nALTER FUNCTION public.f() OWNER TO them;\n`;
  expect(await read(text)).toEqual(['CREATE FUNCTION f() AS $$\nDROP TABLE tmp;\n$$;\n']);
});

test('what roles may is left out, since they may be others here; a table’s own policies stay', async () => {
  const policy = 'CREATE POLICY tenant ON public.t USING ((a = 1));\n';
  const text = `GRANT SELECT ON TABLE public.t TO them;\nREVOKE ALL ON FUNCTION public.f() FROM PUBLIC;\n${policy}
CREATE POLICY owner ON public.t TO them USING (true);\nALTER DEFAULT PRIVILEGES FOR ROLE them GRANT SELECT ON TABLES TO us;\n`;
  expect(await read(text)).toEqual([`${policy}\n`]);
});

test('an instruction to psql, a table that does not end, and bytes that are no text are refused', async () => {
  await expect(read('\\connect other\n')).rejects.toThrow('speaks to psql');
  await expect(read(`${copy}\n1\t2\n`)).rejects.toThrow('in the middle');
  const broken = (async function* () {
    yield Buffer.from([0x61, 0xff, 0x0a]);
  })();
  await expect(linesOf(broken).next()).rejects.toThrow();
});
