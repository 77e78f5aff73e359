import { commandDeclarations, type ErrorCode, type Namespace } from './declarations.ts';
import type { CommandDefinition } from './kernel/command.ts';
import type { ErrorDefinition } from './kernel/error.ts';
import { type Merged, merged } from './kernel/merge.ts';
import { nouns } from './nouns.ts';

/** Every event a server may send, by name: how it travels and what it carries. */
export const events = merged(nouns, 'events');

type Heard<C> = { readonly [N in keyof C]: C[N] & { readonly namespaces: readonly Namespace[] } };

/** Every command a client may send, by name. */
export const commands = heard(merged(nouns, 'commands'));

/** Every error code with its status and what it means. */
export const errors: Readonly<Record<ErrorCode, ErrorDefinition>> = merged(nouns, 'errors');

/** Commands with the namespaces they are heard in spelled out. */
function heard<C extends Merged<typeof nouns, 'commands'>>(declared: C): Heard<C> {
  const all = Object.entries<CommandDefinition>(declared).map(([name, command]) => [
    name,
    { ...command, namespaces: commandDeclarations[name as keyof C & keyof typeof commandDeclarations].namespaces },
  ]);
  return Object.fromEntries(all) as Heard<C>;
}
