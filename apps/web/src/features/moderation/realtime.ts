import type { ModerationAction, Report } from '@tidings/contracts';
import { parseRoom } from '@tidings/contracts/plain';
import type { Reducers } from '../../lib/live/reducers.ts';
import { isStaffRole } from '../../lib/live/staff-role.ts';
import type { ActionsData } from './api/actions.ts';
import type { OpenCount } from './api/open-count.ts';
import type { ReportPage, ReportState, ReportsData } from './api/reports.ts';

const every = (data: ReportsData): Report[] => data.pages.flatMap((page) => page.items);

const onPages = (data: ReportsData, change: (page: ReportPage) => ReportPage): ReportsData => ({
  ...data,
  pages: data.pages.map(change),
});

/** Open ones oldest first, closed ones by what was closed last. */
const order = (state: ReportState) => (a: Report, b: Report) =>
  state === 'open'
    ? a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id)
    : (b.closedAt ?? '').localeCompare(a.closedAt ?? '') || b.id.localeCompare(a.id);

function insert(data: ReportsData, report: Report, state: ReportState): ReportsData {
  const isLast = data.pages.at(-1)?.nextCursor === null;
  const pages = [...data.pages];
  for (const [index, page] of pages.entries()) {
    const at = page.items.findIndex((other) => order(state)(report, other) < 0);
    if (at < 0 && !(isLast && index === pages.length - 1)) continue;
    pages[index] = { ...page, items: page.items.toSpliced(at < 0 ? page.items.length : at, 0, report) };
    return { ...data, pages };
  }
  return data;
}

/** A report as it is now: in its place when it has this list's state, else gone from it. */
export function withReport(data: ReportsData, report: Report, state: ReportState): ReportsData {
  const old = every(data).find((known) => known.id === report.id);
  if (old && report.version <= old.version) return data;
  if (!old) return report.state === state ? insert(data, report, state) : data;
  return onPages(data, (page) => {
    if (!page.items.includes(old)) return page;
    const items =
      report.state === state
        ? page.items.map((item) => (item === old ? report : item))
        : page.items.filter((item) => item !== old);
    return { ...page, items };
  });
}

/** The report after one in its list, which may have left it; at the end the one before. */
export function nextReport(data: ReportsData, report: Report, state: ReportState): Report | undefined {
  const others = every(data).filter((other) => other.id !== report.id);
  return others.find((other) => order(state)(report, other) < 0) ?? others.at(-1);
}

/** What events do to the queue in one state. */
export const reportReducers = (state: ReportState): Reducers<ReportsData> => ({
  'report:created': (data, payload) => withReport(data, payload, state),
  'report:updated': (data, payload) => withReport(data, payload, state),
});

const sameReport = (data: Report, payload: Report): Report =>
  payload.id === data.id && payload.version > data.version ? payload : data;

/** What events do to the report that is looked at; one that is opened again is created anew. */
export const openReportReducers: Reducers<Report> = {
  'report:created': sameReport,
  'report:updated': sameReport,
};

const counted = (data: OpenCount, by: number): OpenCount => ({
  ...data,
  openCount: Math.max(0, (data.openCount ?? 0) + by),
});

/** What events do to the number of open reports: each is created open, or opened again, and closed once. */
export const openCountReducers: Reducers<OpenCount> = {
  'report:created': (data) => counted(data, 1),
  'report:updated': (data, payload) => (payload.state === 'open' ? data : counted(data, -1)),
};

function withAction(data: ActionsData, action: ModerationAction): ActionsData {
  const [first, ...rest] = data.pages;
  if (!first || data.pages.some((page) => page.items.some((known) => known.id === action.id))) return data;
  return { ...data, pages: [{ ...first, items: [action, ...first.items] }, ...rest] };
}

/** What events do to the audit log. The member's own notice of an action is another event, and no entry. */
export const actionReducers: Reducers<ActionsData> = {
  'moderation:action': (data, payload, { meta, me }) =>
    isStaffRole(me?.role) && parseRoom(meta.room)?.kind !== 'user' ? withAction(data, payload) : data,
};
