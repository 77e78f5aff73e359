import { expect, test } from 'vitest';
import { Breaker } from './breaker.ts';

test('leaves a server alone after failures in a row, lets one look, and longer each time it fails again', () => {
  let now = 0;
  const breaker = new Breaker(3, { first: 100, most: 300 }, () => now);
  const pass = () => breaker.enter();
  pass()?.failed();
  pass()?.failed();
  pass()?.succeeded();
  for (let failure = 0; failure < 3; failure += 1) pass()?.failed();
  expect(breaker.open).toBe(true);
  expect(pass()).toBeNull();
  now = 100;
  const trial = pass();
  expect(trial).not.toBeNull();
  expect(pass()).toBeNull();
  trial?.failed();
  now = 299;
  expect(pass()).toBeNull();
  now = 300;
  pass()?.unused();
  pass()?.succeeded();
  expect(breaker.open).toBe(false);
  expect(pass() && pass()).not.toBeNull();
});

test('those that were on their way when it was left alone change nothing of who looks', () => {
  let now = 0;
  const breaker = new Breaker(1, { first: 100, most: 100 }, () => now);
  const [one, other] = [breaker.enter(), breaker.enter()];
  one?.failed();
  now = 100;
  expect(breaker.enter()).not.toBeNull();
  other?.failed();
  other?.unused();
  expect(breaker.enter()).toBeNull();
});
