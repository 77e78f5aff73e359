export { actionColumns, presentAction } from './action-presenter.ts';
export { type ActionSubject, recordAction } from './record-action.ts';
export { lockTarget, presentReport, type ReportRow, readReport, reportColumns } from './reports.ts';
