import type { NotificationTrace } from '@tidings/contracts';
import { expect, test } from 'vitest';
import { reached } from './reached.ts';

type Step = NotificationTrace['steps'][number];
const at = (ms: number) => new Date(1_790_000_000_000 + ms).toISOString();
const step = (name: Step['step'], ms: number | null, deviceId: string | null = null): Step => ({
  ...{ step: name, channel: 'inApp', at: ms === null ? null : at(ms), afterMs: null, deviceId },
});
const said = (steps: Step[]) =>
  reached({ steps }, 'this-one').map(
    ({ step: name, done, afterMs }) => `${done ? '' : 'no '}${name} ${afterMs ?? '-'}`,
  );

test('what came just now says each step with its span, and what has not happened yet', () => {
  const steps = [step('intended', 0), step('stored', 12), step('emitted', 15), step('acknowledged', 76, 'this-one')];
  expect(said(steps)).toEqual([
    'intended -',
    'stored 12',
    'emitted 3',
    'acknowledged 61',
    'no unseen -',
    'no unread -',
  ]);
  expect(reached({ steps }, 'this-one')[3]).toMatchObject({ here: true });
  expect(reached({ steps }, 'another')[3]).toMatchObject({ here: false });
});

test('what no device has yet says so; what was read somewhere needs no device', () => {
  expect(said([step('intended', 0), step('stored', 1)])).toContain('no unconfirmed -');
  expect(said([step('intended', 0), step('stored', 1), step('seen', null), step('read', 99)])).toEqual([
    'intended -',
    'stored 1',
    'seen -',
    'read -',
  ]);
});

test('what many caused is one line of how many more, and what came late has no span', () => {
  const steps = [step('intended', 0), step('stored', 5), step('intended', 600_000), step('stored', 600_004)];
  expect(said([...steps, step('emitted', 600_006), step('acknowledged', 900_000, 'a')])).toEqual([
    'intended -',
    'stored 5',
    'grown -',
    'emitted 2',
    'acknowledged -',
    'no unseen -',
    'no unread -',
  ]);
});

test('what was put away or taken back stands at the end', () => {
  const steps = [step('intended', 0), step('stored', 5), step('read', 9), step('undone', 20), step('archived', 30)];
  expect(said(steps).slice(-2)).toEqual(['archived -', 'undone -']);
});

test('what went out by push or e-mail, or did not and why, stands between the devices and what was read', () => {
  const pushed = { ...step('skipped', 10_000), channel: 'push' as const, reason: 'no_subscription' };
  const mailed = { ...step('mailed', 300_000), channel: 'email' as const };
  const steps = [step('intended', 0), step('stored', 1), pushed, mailed];
  expect(said(steps).slice(-5)).toEqual(['no unconfirmed -', 'no skipped -', 'mailed -', 'no unseen -', 'no unread -']);
  expect(reached({ steps }, 'this-one')[3]).toMatchObject({ channel: 'push', reason: 'no_subscription' });
});
