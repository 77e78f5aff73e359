import { declareEvents } from '../kernel/event.ts';
import { workspaceDeclarations } from './declarations.ts';
import { workspaceEventOperations } from './event-operations.ts';
import { workspaceEvents } from './events.ts';
import { workspaceMemberOperations } from './member-operations.ts';
import { workspaceOperations } from './operations.ts';

/** Workspaces, the tenants: their members see what is in them, and nobody else. */
export const workspaces = {
  events: declareEvents(workspaceDeclarations.events, workspaceEvents),
  operations: { ...workspaceOperations, ...workspaceMemberOperations, ...workspaceEventOperations },
  rooms: workspaceDeclarations.rooms,
} as const;
