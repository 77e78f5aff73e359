import type { CommandInput, CommandName, CommandOutput, Namespace } from '@tidings/contracts';
import type { Connection } from '../connection/connection.ts';

export type CommandCall<N extends CommandName> = {
  connection: Connection;
  namespace: Namespace;
  input: CommandInput<N>;
  /** Answers the command; it must be called before anything else is sent for it. */
  answer: (output: CommandOutput<N>) => void;
};
export type CommandHandler<N extends CommandName> = (call: CommandCall<N>) => Promise<void> | void;
export type CommandHandlers = { [N in CommandName]?: CommandHandler<N> };
