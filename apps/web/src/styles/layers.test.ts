import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const src = join(import.meta.dirname, '..');
const tokens = readFileSync(join(src, 'styles/tokens.css'), 'utf8');
const table = new Map([...tokens.matchAll(/--z-([a-z]+): (-?\d+);/g)].map(([, name, value]) => [name, Number(value)]));

test('what lies over what stands in one table: nothing has a number of its own', () => {
  const own = globSync('**/*.{ts,tsx,css}', { cwd: src, exclude: (name) => name.endsWith('.test.ts') }).flatMap(
    (file) => {
      const text = readFileSync(join(src, file), 'utf8');
      return [
        ...text.matchAll(/(?<![\w-])-?z-(?:\[|\d)[^\s'"`]*|z-index:(?! var\(--z-)[^;]+|zIndex: (?!'var\(--z-)[^,}]+/g),
      ].map(([found]) => `${file}: ${found}`);
    },
  );
  expect(own).toEqual([]);
});

test('what is opened from a dialog lies over it, and what must be seen over that', () => {
  const order = ['sticky', 'pill', 'shell', 'composer', 'dialog', 'float', 'toast', 'tip'];
  expect(order.toSorted((a, b) => (table.get(a) ?? 0) - (table.get(b) ?? 0))).toEqual(order);
  const used = globSync('**/*.{tsx,css}', { cwd: src }).flatMap((file) =>
    [...readFileSync(join(src, file), 'utf8').matchAll(/--z-([a-z]+)/g)].map(([, name]) => name),
  );
  expect(used.filter((name) => !table.has(name))).toEqual([]);
});
