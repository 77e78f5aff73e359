import type { CommandDefinition } from './kernel/command.ts';
import type { ErrorDefinition } from './kernel/error.ts';
import type { EventDefinition } from './kernel/event.ts';
import type { RoomDeclaration } from './kernel/room.ts';
import type { Operation } from './rest/operation.ts';

/** All that a noun promises, in one place; only what it has. */
export type NounManifest = {
  readonly events?: Readonly<Record<string, EventDefinition>>;
  readonly commands?: Readonly<Record<string, CommandDefinition>>;
  readonly operations?: Readonly<Record<string, Operation>>;
  readonly rooms?: readonly RoomDeclaration[];
  readonly errors?: Readonly<Record<string, ErrorDefinition>>;
};
