import { defineFeature } from '../../platform/feature/feature.ts';
import { auditBroadcasts } from './broadcasts.ts';

export { actionColumns, presentAction } from './action-presenter.ts';
export { type ActionSubject, recordAction } from './record-action.ts';
export { lockTarget, presentReport, type ReportRow, readReport, reportColumns } from './reports.ts';

/** What moderators did and what was reported to them: written in the transaction of the act. */
export const audit = defineFeature({ name: 'audit', broadcasts: auditBroadcasts });
