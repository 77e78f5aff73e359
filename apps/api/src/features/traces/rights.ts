import { type Rights, right } from '../../platform/rights/right.ts';
import { nothing } from '../../platform/rights/target-kind.ts';

/** Admins alone follow what came of a request. */
export const traceRights: Rights = { trace: right(nothing) };
