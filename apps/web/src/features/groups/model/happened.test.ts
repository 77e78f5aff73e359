import type { GroupActivityEntry } from '@tidings/contracts';
import { groupActivityEntrySchema } from '@tidings/contracts';
import { expect, test } from 'vitest';
import { tellHappened } from './happened.ts';

const entry = (kind: string, by = 'ana', to = 'ben') =>
  ({ kind, actor: { id: by }, member: { id: to } }) as GroupActivityEntry;

test('every kind of the contract is said, and one that is not known yet is passed over', () => {
  for (const kind of groupActivityEntrySchema.shape.kind.options) expect(tellHappened(entry(kind)), kind).toBeDefined();
  expect(tellHappened(entry('brewed'))).toBeUndefined();
});

test('who steps down did it themselves; what is done to others names both', () => {
  expect(tellHappened(entry('demoted', 'ana', 'ana'))).toEqual({ key: 'steppedDown', alone: true });
  expect(tellHappened(entry('demoted'))).toEqual({ key: 'demoted', alone: false });
  expect(tellHappened(entry('joined', 'ana', 'ana'))).toEqual({ key: 'joined', alone: true });
});
