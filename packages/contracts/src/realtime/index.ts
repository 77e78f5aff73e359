import type { z } from 'zod';
import { declareCommands } from '../kernel/command.ts';
import { declareEvents } from '../kernel/event.ts';
import { realtimeCommands } from './commands.ts';
import { realtimeDeclarations } from './declarations.ts';
import { realtimeErrors } from './errors.ts';
import { realtimeEvents } from './events.ts';
import { realtimeOperations } from './operations.ts';

/** The live connection itself, on every transport; `errorCode`: the schema of the codes of all nouns. */
export const realtime = <C extends z.ZodType>(errorCode: C) =>
  ({
    events: declareEvents(realtimeDeclarations.events, realtimeEvents(errorCode)),
    commands: declareCommands(realtimeDeclarations.commands, realtimeCommands),
    operations: realtimeOperations,
    rooms: realtimeDeclarations.rooms,
    errors: realtimeErrors,
  }) as const;
