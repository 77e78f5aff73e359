import type { Approval } from '@tidings/contracts';
import { expect, test } from 'vitest';
import type { OneApproval } from './api/approvals.ts';
import { type ApprovalsData, approvalReducers, oneReducers, placed } from './realtime.ts';

const approval = (id: string, more: Partial<Approval> = {}): Approval =>
  ({
    id,
    workspaceId: 'ours',
    state: 'pending',
    createdAt: `2026-01-0${id}`,
    endedAt: null,
    title: id,
    ...more,
  }) as Approval;
const listOf = (items: Approval[], nextCursor: string | null = null): ApprovalsData => ({
  pages: [{ items, nextCursor, positions: {} }],
  pageParams: [undefined],
});
const idsOf = (data: ApprovalsData) => data.pages.flatMap(({ items }) => items.map(({ id }) => id));
const pending = { workspaceId: 'ours', filter: 'pending' } as const;
const decided = { workspaceId: 'ours', filter: 'decided' } as const;

test('what is new gets its place, what is known changes where it stands', () => {
  const one = placed(listOf([approval('1'), approval('3')]), approval('2'), pending);
  expect(idsOf(one)).toEqual(['1', '2', '3']);
  const changed = placed(one, approval('3', { title: 'Else' }), pending);
  expect([idsOf(changed), changed.pages[0]?.items[2]?.title]).toEqual([['1', '2', '3'], 'Else']);
});

test('what has ended leaves what waits, and comes on top of what is decided', () => {
  const ended = approval('1', { state: 'approved', endedAt: '2026-02-02' });
  expect(idsOf(placed(listOf([approval('1')]), ended, pending))).toEqual([]);
  const before = approval('2', { state: 'rejected', endedAt: '2026-02-01' });
  expect(idsOf(placed(listOf([before]), ended, decided))).toEqual(['1', '2']);
});

test('another workspace changes nothing; what later pages hold comes with them; what is deleted is gone', () => {
  const data = listOf([approval('1')], 'more');
  expect(placed(data, approval('2', { workspaceId: 'theirs' }), pending)).toBe(data);
  expect(placed(data, approval('2'), pending)).toBe(data);
  const gone = approvalReducers(pending)['approval:deleted']?.(data, { id: '1', workspaceId: 'ours' }, {} as never);
  expect(gone && idsOf(gone)).toEqual([]);
});

test('nobody decides what they have not seen: the version stays that of the payload that is shown, whatever else changes', () => {
  const shown = { ...approval('1', { version: 1 }), payload: { amount: 10 }, positions: {} } as OneApproval;
  const edit = oneReducers['approval:updated'];
  const after = edit?.(shown, approval('1', { version: 2, title: 'Now 1,000' }), {} as never);
  expect(after).toMatchObject({ version: 1, title: 'Now 1,000', payload: { amount: 10 } });
});
