import { expect, test } from 'vitest';
import { stayingTypes } from './staying.ts';
import { notificationTypes } from './types/index.ts';

test('what nothing keeps away stays until it is read', () => {
  const unstoppable = Object.values(notificationTypes).filter(({ mutable }) => !mutable);
  expect([...stayingTypes].sort()).toEqual(unstoppable.map(({ type }) => type).sort());
});
