import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const src = join(import.meta.dirname, '..');

test('the size of letters follows the reader’s own: no style gives one in px', () => {
  const found = globSync('styles/{tokens,prose,base,signs}.css', { cwd: src }).flatMap((file) =>
    [
      ...readFileSync(join(src, file), 'utf8').matchAll(
        /(?:--(?:text|lh)-\w+|font-size|line-height): [\d.]+px|font: [^;]*\d+px[^;]*/g,
      ),
    ].map(([match]) => `${file}: ${match}`),
  );
  expect(found).toEqual([]);
});
