import type { InfiniteData } from '@tanstack/react-query';
import type { Approval, ReceivedPayload } from '@tidings/contracts';
import { isRedacted } from '../../lib/live/redacted.ts';
import type { Reducers } from '../../lib/live/reducers.ts';
import type { ApprovalPage, ApprovalScope, OneApproval } from './api/approvals.ts';

type Changed = ReceivedPayload<'approval:updated'>;
export type ApprovalsData = InfiniteData<ApprovalPage, string | undefined>;

/** By what a list is ordered. */
const placeOf = ({ createdAt, endedAt, id }: Approval, filter: ApprovalScope['filter']): string =>
  `${filter === 'decided' ? endedAt : createdAt} ${id}`;

function without(data: ApprovalsData, id: string): ApprovalsData {
  if (!data.pages.some(({ items }) => items.some((item) => item.id === id))) return data;
  return {
    ...data,
    pages: data.pages.map((page) => ({ ...page, items: page.items.filter((item) => item.id !== id) })),
  };
}

/** Puts an approval where it stands: what is known changes in its place, what does not belong there leaves, what is new gets its place. */
export function placed(data: ApprovalsData, payload: Changed, scope: ApprovalScope): ApprovalsData {
  if (isRedacted(payload)) return without(data, payload.id);
  const approval: Approval = payload;
  if (approval.workspaceId !== scope.workspaceId) return data;
  const { filter } = scope;
  if ((approval.state === 'pending') !== (filter === 'pending')) return without(data, approval.id);
  const known = data.pages.some(({ items }) => items.some(({ id }) => id === approval.id));
  if (known) {
    const change = (items: Approval[]) => items.map((item) => (item.id === approval.id ? approval : item));
    return { ...data, pages: data.pages.map((page) => ({ ...page, items: change(page.items) })) };
  }
  const last = data.pages.at(-1);
  if (filter === 'decided') {
    const [first, ...rest] = data.pages;
    if (!first) return data;
    const items = [...first.items, approval].sort((a, b) => (placeOf(a, filter) < placeOf(b, filter) ? 1 : -1));
    // What ended before all that is loaded comes with its page.
    return first.nextCursor !== null && items.at(-1) === approval
      ? data
      : { ...data, pages: [{ ...first, items }, ...rest] };
  }
  // What came later than all that is loaded comes with the next page.
  if (!last || last.nextCursor !== null) return data;
  const items = [...last.items, approval].sort((a, b) => (placeOf(a, filter) < placeOf(b, filter) ? -1 : 1));
  return { ...data, pages: [...data.pages.slice(0, -1), { ...last, items }] };
}

/** What events do to a list of approvals. */
export const approvalReducers = (scope: ApprovalScope): Reducers<ApprovalsData> => ({
  'approval:created': (data, payload) => placed(data, payload, scope),
  'approval:updated': (data, payload) => placed(data, payload, scope),
  'approval:deleted': (data, { id }) => without(data, id),
});

/**
 * An event has no payload: the version stays that of the payload that is shown, so that nobody decides what they have not seen. It is
 * read anew at once (`live.ts`).
 */
const one = (data: OneApproval, payload: Changed): OneApproval =>
  isRedacted(payload) || payload.id !== data.id ? data : { ...data, ...(payload as Approval), version: data.version };
/** What events do to the one that is open. */
export const oneReducers: Reducers<OneApproval> = { 'approval:updated': one };
