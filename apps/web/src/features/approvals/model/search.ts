/** Which approvals the board shows: none said, what waits. */
export type BoardSearch = { view?: 'mine' | 'decided' };

/** What the address says, as far as it means something. */
export const boardSearch = ({ view }: { view?: unknown }): BoardSearch =>
  view === 'mine' || view === 'decided' ? { view } : {};

/** On a phone the timeline is a page of its own. */
export type ApprovalSearch = { part?: 'timeline' };

export const approvalSearch = ({ part }: { part?: unknown }): ApprovalSearch => (part === 'timeline' ? { part } : {});
