import type { z } from 'zod';
import type { Namespace } from './rooms.ts';

/** Which budget a command spends: the shared one of 10/s, or its own (PROTOCOL §4). */
export type CommandBudget = 'shared' | 'own';

/** What is known of a command without its schemas: where it is heard and what it costs. */
export type CommandFacts = { readonly namespaces: readonly Namespace[]; readonly budget: CommandBudget };

export type CommandShape = { readonly input: z.ZodType; readonly output: z.ZodType; readonly summary: string };
export type CommandDefinition = CommandFacts & CommandShape;

/** Declares a command a client may send. */
export const command = (namespaces: readonly Namespace[], budget: CommandBudget = 'shared'): CommandFacts => ({
  namespaces,
  budget,
});

/** Joins facts and shapes. A command has both or does not compile; it is answered `output` or a refusal. */
export function declareCommands<
  const F extends Record<string, CommandFacts>,
  S extends Record<keyof F, CommandShape> & Record<Exclude<keyof S, keyof F>, never>,
>(facts: F, shapes: S): { readonly [N in keyof F]: CommandFacts & S[N] } {
  const names = Object.keys(facts);
  return Object.fromEntries(names.map((name) => [name, { ...facts[name], ...shapes[name] }])) as never;
}
