import { type CommandName, commands, type Namespace } from '@tidings/contracts';
import { conformOutput, conformRefusal } from '../../contract/contract.ts';
import type { Buckets } from '../../limits/token-bucket.ts';
import type { SocketConnection } from '../connection/socket-connection.ts';
import type { CommandHandler, CommandHandlers } from './command-handler.ts';
import { refusal, refusalFrom } from './refusal.ts';

export type DispatchOptions = {
  handlers: CommandHandlers;
  memberBudget: Buckets;
  limits: boolean;
  /** Throws when the connection's session no longer holds (PROTOCOL §5: re-check on every command). */
  recheck: (connection: SocketConnection, name: string) => void;
  onRefused: (connection: SocketConnection, code: string, name: string) => void;
  onError: (error: unknown, connection: SocketConnection, name: string) => void;
};

type Acknowledge = (answer: unknown) => void;

/** Takes one packet of a client: budget → known command → schema → permission → handler. Never throws. */
export async function dispatch(
  options: DispatchOptions,
  connection: SocketConnection,
  namespace: Namespace,
  name: string,
  args: unknown[],
): Promise<void> {
  const acknowledge = args.findLast((arg): arg is Acknowledge => typeof arg === 'function') ?? (() => undefined);
  const refuse = (answer: ReturnType<typeof refusal>) => {
    acknowledge(conformRefusal(answer));
    options.onRefused(connection, answer.code, name);
    if (connection.refuse(Date.now())) connection.closeReconnectable();
  };
  const known = Object.hasOwn(commands, name) ? commands[name as CommandName] : undefined;
  const wait = options.limits ? spend(options, connection, known?.budget ?? 'shared') : 0;
  if (wait > 0) return refuse(refusal('RATE_LIMITED', 'That was fast. Wait a moment.', wait));
  const handler = options.handlers[name as CommandName] as CommandHandler<CommandName> | undefined;
  if (!known || !handler || !(known.namespaces as readonly string[]).includes(namespace)) {
    return refuse(refusal('UNKNOWN_COMMAND', 'There is no such command here.'));
  }
  const input = known.input.safeParse(args[0]);
  if (!input.success) {
    const where = input.error.issues[0];
    return refuse(
      refusal('VALIDATION_FAILED', `${where?.path.join('.') || 'input'}: ${where?.message ?? 'not valid'}`),
    );
  }
  try {
    options.recheck(connection, name);
    const answer = (output: unknown) => acknowledge(conformOutput(name as CommandName, output));
    await handler({ connection, namespace, input: input.data as never, answer });
  } catch (error) {
    const answer = refusalFrom(error);
    if (answer.code === 'INTERNAL') options.onError(error, connection, name);
    refuse(answer);
  }
}

function spend(options: DispatchOptions, connection: SocketConnection, budget: 'shared' | 'own'): number {
  const now = Date.now();
  if (budget === 'own') return connection.own.take(now);
  return connection.shared.take(now) || options.memberBudget.take(connection.userId, now);
}
