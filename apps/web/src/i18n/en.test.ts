import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { en } from './en.ts';
import { t } from './t.ts';

const root = join(import.meta.dirname, '..');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/^i18n\/|\.test\./.test(file))
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n');

// A key whose end is chosen at run time stands in the code as `presence.${status}`.
const families = [...sources.matchAll(/`([a-zA-Z.]+\.)\$\{/g)].map((match) => match[1] ?? '');

test('every message is said somewhere', () => {
  const unused = Object.keys(en).filter(
    (key) => !sources.includes(`'${key}'`) && !families.some((family) => key.startsWith(family)),
  );
  expect(unused).toEqual([]);
});

test('no message is empty or shouts', () => {
  for (const message of Object.values(en)) {
    const forms: string[] = typeof message === 'string' ? [message] : Object.values(message);
    for (const form of forms) expect(form).toMatch(/^[^!]+$/);
  }
});

test('counts choose their plural and are grouped', () => {
  expect(t('like.label', { count: 1 })).toBe('Like, 1 like');
  expect(t('like.label', { count: 1204 })).toBe('Like, 1,204 likes');
});
