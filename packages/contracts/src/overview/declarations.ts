/** What happens in a workspace is in the events of its approvals, agents and members. */
export const overviewDeclarations = {} as const;
