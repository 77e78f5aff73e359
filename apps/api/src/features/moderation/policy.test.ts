import { expect, test } from 'vitest';
import { actorWith } from '../../../tests/support/actors.ts';
import { whyNotReport } from './policy.ts';

test('nobody reports themselves', () => {
  const why = (id: string) => whyNotReport(actorWith('member'), { id });
  expect([why('me'), why('other')]).toEqual(['FORBIDDEN', null]);
});
