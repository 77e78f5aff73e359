import { slugs } from '@tidings/testing/texts';
import { expect, test } from 'vitest';
import { slugOf } from './slug.ts';

test.each(slugs)('the slug of %s is whole', (title, slug) => {
  expect(slugOf(title)).toBe(slug);
  expect([...slug].length).toBeLessThanOrEqual(80);
});
