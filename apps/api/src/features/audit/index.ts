import { defineFeature } from '../../platform/feature/feature.ts';
import { auditBroadcasts, auditWithheld } from './broadcasts.ts';
import { auditPersonal } from './personal.ts';

export { assertMayAct, holdSubject } from './assert-may-act.ts';
export type { Before } from './before.ts';
export { whyNotAct, whyNotUndo } from './policy.ts';
export { presentAction, presentReport } from './presenter.ts';
export { type ActionSubject, recordAction } from './record-action.ts';
export { reopenNewest, reopenReports } from './reopen-reports.ts';
export { findAction, lockTarget, readActionPage, readReport, readReportPage } from './repository.ts';

/** What moderators did and what was reported to them: written in the transaction of the act. */
export const audit = defineFeature({
  name: 'audit',
  personal: auditPersonal,
  broadcasts: auditBroadcasts,
  withheld: auditWithheld,
});
