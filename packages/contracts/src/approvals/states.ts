/** What becomes of an approval: it waits, and then it has ended for good. */
export const approvalStates = ['pending', 'approved', 'rejected', 'expired', 'cancelled'] as const;
export type ApprovalState = (typeof approvalStates)[number];

export const approvalRisks = ['low', 'medium', 'high'] as const;
export type ApprovalRisk = (typeof approvalRisks)[number];

export const approvalDecisions = ['approve', 'reject'] as const;
export type ApprovalDecision = (typeof approvalDecisions)[number];

/** How long a decision can be undone, in ms, where the workspace wants that. */
export const UNDO_MS = 5000;
/** The largest payload, in bytes of JSON. */
export const PAYLOAD_BYTES_MAX = 64 * 1024;
/** How long a request waits for a decision at most, in seconds. */
export const WAIT_SECONDS_MAX = 30;
/** Comments there may be on one approval. */
export const APPROVAL_COMMENTS_MAX = 500;
/** Approvals that may wait in one workspace. */
export const APPROVALS_WAITING_MAX = 1000;
