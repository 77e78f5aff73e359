import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..', '..');

/** Refuses the schema library to whoever asks for it, and says who did. */
const hooks = `import { registerHooks } from 'node:module';
registerHooks({ resolve(name, context, next) {
  if (/^zod(\\/|$)/.test(name)) throw new Error('schemas for ' + context.parentURL);
  return next(name, context);
} });`;

const load = (file: string) =>
  run(process.execPath, [`--import=data:text/javascript,${encodeURIComponent(hooks)}`, join(root, file)], {
    timeout: 20_000,
  }).then(
    () => 'loads without schemas',
    (error: { stderr?: string }) => /schemas for file:\S+/.exec(error.stderr ?? '')?.[0] ?? String(error),
  );

test('a client loads no schema library: browsers would carry it for every signed-in member', async () => {
  expect(await load('client/src/index.ts')).toBe('loads without schemas');
});

test('and what refuses it would notice', async () => {
  expect(await load('contracts/src/index.ts')).toMatch(/schemas for .*contracts\/src/);
});
