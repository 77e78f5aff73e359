import type { DurableMeta, Person, WorkspaceMemberChange, WorkspaceRole } from '@tidings/contracts';
import { expect, test } from 'vitest';
import type { WorkspaceData } from './api/workspaces.ts';
import { type MembersData, memberReducers, workspaceReducers } from './realtime.ts';

const meta: DurableMeta = { id: 'e', room: 'workspace:w', epoch: 'e', offset: 1, at: '', correlationId: 'c' };
const context = { meta, me: undefined };
const person = (id: string): Person => ({ id, username: id, displayName: id, role: 'member' });
const page = (ids: string[], nextCursor: string | null = null) => ({
  items: ids.map((id) => ({
    person: person(id),
    role: 'viewer' as WorkspaceRole,
    joinedAt: '2026-01-01T00:00:00.000Z',
  })),
  nextCursor,
  positions: {},
});
const data: MembersData = { pages: [page(['a', 'b'], 'next'), page(['c'])], pageParams: [undefined, 'next'] };
const change = (id: string, role: WorkspaceRole | null, workspaceId = 'w') =>
  ({ workspaceId, member: person(id), role, joinedAt: role && '2026-02-01T00:00:00.000Z' }) as WorkspaceMemberChange;
const after = (of: MembersData, one: WorkspaceMemberChange) =>
  (memberReducers('w')['workspace:member']?.(of, one, context) ?? of).pages.map(({ items }) =>
    items.map(({ person: { id }, role }) => `${id} ${role}`),
  );

test('who comes is last, who goes is gone, and another role is shown where they stand', () => {
  expect(after(data, change('d', 'owner'))).toEqual([
    ['a viewer', 'b viewer'],
    ['c viewer', 'd owner'],
  ]);
  expect(after(data, change('a', null))).toEqual([['b viewer'], ['c viewer']]);
  expect(after(data, change('b', 'manager'))).toEqual([['a viewer', 'b manager'], ['c viewer']]);
});

test('while not all are loaded nobody is added twice, and another workspace changes nothing', () => {
  const part: MembersData = { pages: [page(['a'], 'next')], pageParams: [undefined] };
  expect(after(part, change('z', 'viewer'))).toEqual([['a viewer']]);
  expect(after(data, change('a', null, 'other'))).toEqual([['a viewer', 'b viewer'], ['c viewer']]);
});

test('the reader’s own role changes at once, and a removal leaves a page that says so', () => {
  const shown = { id: 'w', name: 'Ops', version: 3, viewer: { role: 'viewer' } } as WorkspaceData;
  const own = (role: WorkspaceRole | null) =>
    workspaceReducers['workspace:membership']?.(shown, { workspaceId: 'w', role } as never, context);
  expect(own('owner')?.viewer).toEqual({ role: 'owner' });
  expect(own(null)?.gone).toBe(true);
  const next = { ...shown, name: 'Later', version: 2, viewer: null } as never;
  expect(workspaceReducers['workspace:updated']?.(shown, next, context)).toBe(shown);
});
