import type { DurableMeta, ModerationAction, Report } from '@tidings/contracts';
import { expect, test } from 'vitest';
import type { ActionsData } from './api/actions.ts';
import type { ReportsData } from './api/reports.ts';
import { actionReducers, nextReport, openCountReducers, openReportReducers, reportReducers } from './realtime.ts';

const meta: DurableMeta = { id: 'e', room: 'admin:notifications', epoch: 'e', offset: 1, at: '', correlationId: 'c' };
const mod = { id: 'm', role: 'moderator', maySpeak: true } as const;
const report = (id: string, minute: number, change: Partial<Report> = {}) =>
  ({
    id,
    state: 'open',
    createdAt: `2026-11-20T09:0${minute}:00.000Z`,
    closedAt: null,
    version: 1,
    ...change,
  }) as Report;
const list = (...items: Report[]): ReportsData => ({
  pages: [{ items, nextCursor: null, positions: {} }],
  pageParams: [undefined],
});
const ids = (data: ReportsData | undefined) => data?.pages[0]?.items.map((item) => item.id);
const open = reportReducers('open');

test('a new report stands at the end of the open ones, so nothing moves that is read', () => {
  expect(ids(open['report:created']?.(list(report('a', 1)), report('b', 2), { meta, me: mod }))).toEqual(['a', 'b']);
});

test('a closed report leaves the open ones and heads its own list; an older version is ignored', () => {
  const closed = report('a', 1, { state: 'resolved', closedAt: '2026-11-20T09:09:00.000Z', version: 3 });
  expect(ids(open['report:updated']?.(list(report('a', 1), report('b', 2)), closed, { meta, me: mod }))).toEqual(['b']);
  const done = reportReducers('resolved')['report:updated']?.(
    list(report('z', 0, { state: 'resolved', closedAt: '2026-11-20T09:01:00.000Z' })),
    closed,
    { meta, me: mod },
  );
  expect(ids(done)).toEqual(['a', 'z']);
  const data = list(report('a', 1, { version: 4 }));
  expect(open['report:updated']?.(data, closed, { meta, me: mod })).toBe(data);
});

test('the report that is looked at says what became of it', () => {
  const closed = report('a', 1, { state: 'dismissed', version: 2 });
  expect(openReportReducers['report:updated']?.(report('a', 1), closed, { meta, me: mod })).toBe(closed);
  const other = report('a', 1);
  expect(openReportReducers['report:updated']?.(other, report('b', 1, { version: 9 }), { meta, me: mod })).toBe(other);
});

test('an action heads the log once; a notice in a member’s own room is no entry', () => {
  const action = { id: 'x' } as ModerationAction;
  const empty: ActionsData = { pages: [{ items: [], nextCursor: null }], pageParams: [undefined] };
  const one = actionReducers['moderation:action']?.(empty, action, { meta, me: mod }) as ActionsData;
  expect(one.pages[0]?.items).toEqual([action]);
  expect(actionReducers['moderation:action']?.(one, action, { meta, me: mod })).toBe(one);
  const own = { ...meta, room: 'user:0198b4e2-1111-7222-8333-444455556666' };
  expect(actionReducers['moderation:action']?.(empty, action, { meta: own, me: mod })).toBe(empty);
});

test('open reports are counted by each that opens, opens again, and closes; one that grows counts nothing', () => {
  const count = { openCount: 3, positions: {} };
  const [created, updated] = [openCountReducers['report:created'], openCountReducers['report:updated']];
  expect(created?.(count, report('a', 1), { meta, me: mod })).toEqual({ ...count, openCount: 4 });
  expect(updated?.(count, report('a', 1, { version: 2 }), { meta, me: mod })).toBe(count);
  expect(updated?.(count, report('a', 1, { state: 'resolved' }), { meta, me: mod })).toEqual({
    ...count,
    openCount: 2,
  });
});

test('after a report the next one is at hand, also when it has left the list already; after the last the one before', () => {
  const [a, b, c] = [report('a', 1), report('b', 2), report('c', 3)] as const;
  expect(nextReport(list(a, b, c), b, 'open')?.id).toBe('c');
  expect(nextReport(list(a, c), b, 'open')?.id).toBe('c');
  expect(nextReport(list(a, b), c, 'open')?.id).toBe('b');
  expect(nextReport(list(c), c, 'open')).toBeUndefined();
});

test('among closed ones the next is the one that was closed before it', () => {
  const closed = (id: string, minute: number) =>
    report(id, minute, { state: 'resolved', closedAt: `2026-11-20T10:0${minute}:00.000Z` });
  const [last, middle, first] = [closed('last', 3), closed('middle', 2), closed('first', 1)];
  expect(nextReport(list(last, middle, first), middle, 'resolved')?.id).toBe('first');
  expect(nextReport(list(last, first), middle, 'resolved')?.id).toBe('first');
});

test('a report that is opened again heads nothing: it stands where it stood', () => {
  const again = report('a', 1, { version: 5 });
  expect(ids(open['report:created']?.(list(report('b', 2)), again, { meta, me: mod }))).toEqual(['a', 'b']);
});
