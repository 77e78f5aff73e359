import { expect, test } from 'vitest';
import { plainExcerpt } from './plain-excerpt.ts';
import { visitTime } from './visit-time.ts';

test.each([
  ['Text of the **topic**.', 'Text of the topic.'],
  ['missing `ip_hash`.', 'missing ip_hash.'],
  ['The old offsets *look* valid; 2 * 3 * 4', 'The old offsets look valid; 2 * 3 * 4'],
  ['> [Ana ↑](/t/1#reply-1) > > wait I agree', 'Ana ↑ wait I agree'],
  ['see [the notes](https://a.example/b', 'see the notes'],
  ['```sql select 1', 'select 1'],
  ['snake_case_name stays', 'snake_case_name stays'],
])('%s', (source, plain) => {
  expect(plainExcerpt(source)).toBe(plain);
});

test('an earlier visit is shown by the clock today, by the word yesterday, then by the date', () => {
  const now = new Date(2026, 10, 20, 12, 0).getTime();
  expect(visitTime(new Date(2026, 10, 20, 7, 49).getTime(), now)).toBe('07:49');
  expect(visitTime(new Date(2026, 10, 19, 18, 40).getTime(), now)).toBe('yesterday, 18:40');
  expect(visitTime(new Date(2026, 10, 12, 21, 14).getTime(), now)).toBe('12 Nov, 21:14');
});
