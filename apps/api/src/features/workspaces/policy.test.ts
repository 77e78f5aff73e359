import { workspaceRoles } from '@tidings/contracts';
import { expect, test } from 'vitest';
import { whyNotAs, whyNotOwnMore } from './policy.ts';

test('each role may what the next may, and nothing of the one before', () => {
  const may = (needed: (typeof workspaceRoles)[number]) =>
    workspaceRoles.filter((role) => whyNotAs(needed, { role }) === null);
  expect(workspaceRoles.map(may)).toEqual([1, 2, 3, 4].map((n) => workspaceRoles.slice(0, n)));
});

test('nobody owns more than twenty, or makes more than five a day', () => {
  expect(whyNotOwnMore({ owned: 19, made: 4 })).toBeNull();
  expect(whyNotOwnMore({ owned: 20, made: 0 })).toBe('FORBIDDEN');
  expect(whyNotOwnMore({ owned: 0, made: 5 })).toBe('FORBIDDEN');
});
