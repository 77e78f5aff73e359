import { z } from 'zod';
import type { Namespace } from './rooms.ts';

/** Which budget a command spends: the shared one of 10/s, or its own (PROTOCOL §4). */
export type CommandBudget = 'shared' | 'own';

export type CommandDefinition = {
  readonly namespaces: readonly Namespace[];
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly budget: CommandBudget;
  readonly summary: string;
};

/** Declares a command a client may send; it is answered `output` or a refusal. */
export function command<I extends z.ZodType, O extends z.ZodType>(d: {
  namespaces: readonly Namespace[];
  input: I;
  output: O;
  budget?: CommandBudget;
  summary: string;
}) {
  return { budget: 'shared' as CommandBudget, ...d };
}

/** The plain answer of a command that has nothing to say. */
export const okSchema = z.strictObject({ ok: z.literal(true) });
