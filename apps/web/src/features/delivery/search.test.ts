import { expect, test } from 'vitest';
import { deliverySearch } from './search.ts';

test('what an address says wrongly is left out', () => {
  expect(deliverySearch({ view: 'letters', by: 'member', q: 'ana' })).toEqual({
    view: 'letters',
    by: 'member',
    q: 'ana',
  });
  expect(deliverySearch({ view: 'others', by: 'name', q: '' })).toEqual({});
  expect(deliverySearch({ by: 'request', q: 12345678 })).toEqual({ by: 'request', q: '12345678' });
});
