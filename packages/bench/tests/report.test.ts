import { describe, expect, test } from 'vitest';
import { figure, median, quantile } from '../src/measure/stats.ts';
import type { Line } from '../src/measure/suite.ts';
import { report } from '../src/report.ts';

describe('figures', () => {
  test('quantiles are by nearest rank, whatever the order', () => {
    const values = [9, 1, 5, 3, 7];
    expect([quantile(values, 0), median(values), quantile(values, 0.95)]).toEqual([1, 5, 9]);
    expect(quantile([], 0.5)).toBeNaN();
  });

  test('keep three digits that matter', () => {
    expect([figure(0.012345), figure(12.345), figure(12_345.6), figure(Number.NaN)]).toEqual([
      '0.0123',
      '12.3',
      '12,346',
      '–',
    ]);
  });
});

describe('the page', () => {
  const line: Line = {
    what: 'a thing',
    unit: 'ms',
    ours: 30,
    limit: { name: 'bare', value: 10 },
    goal: '≤ 2 ×',
    met: false,
    expected: 20,
  };
  const facts = { rounds: 5, pinned: true, date: '2026-11-20' };

  test('says what was missed and by which ratio', () => {
    expect(report([line], facts)).toContain('| a thing | 30 ms | 10 ms (bare) | 3 × | ≤ 2 × | **missed** |');
  });

  test('says so when a reference is more than 35 % off the limits table', () => {
    expect(report([line], facts)).toContain('- a thing: the reference measured 10, the limits table says 20.');
    expect(report([{ ...line, expected: 11 }], facts)).toContain('within 35 % of the limits table');
  });
});
