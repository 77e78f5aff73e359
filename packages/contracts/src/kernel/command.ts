import type { z } from 'zod';

/** Which budget a command spends: the shared one of 10/s, or its own (PROTOCOL §4). */
export type CommandBudget = 'shared' | 'own';

/** What is known of a command without its schemas: where it is heard (`*`: everywhere) and what it costs. */
export type CommandDeclaration = { readonly namespaces: readonly `/${string}`[] | '*'; readonly budget: CommandBudget };

export type CommandShape = { readonly input: z.ZodType; readonly output: z.ZodType; readonly summary: string };
export type CommandDefinition = CommandDeclaration & CommandShape;

/** Declares a command a client may send. */
export const command = (
  namespaces: CommandDeclaration['namespaces'],
  budget: CommandBudget = 'shared',
): CommandDeclaration => ({ namespaces, budget });

/** Joins declarations and shapes. A command has both or does not compile; it is answered `output` or a refusal. */
export function declareCommands<
  F extends Record<string, CommandDeclaration>,
  S extends Record<keyof F, CommandShape> & Record<Exclude<keyof S, keyof F>, never>,
>(declarations: F, shapes: S): { readonly [N in keyof F]: CommandDeclaration & S[N] } {
  const names = Object.keys(declarations);
  return Object.fromEntries(names.map((name) => [name, { ...declarations[name], ...shapes[name] }])) as never;
}
