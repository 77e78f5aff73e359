import type { FastifyInstance } from 'fastify';
import type { CommandHandlers } from '../realtime/commands/command-handler.ts';
import type { Feature, Running } from './feature.ts';
import { listenToFacts } from './listen-to-facts.ts';
import type { Services } from './services.ts';

/** Starts features in the order of their list and serves their routes. Throws when two of them take the same command. */
export function startFeatures(app: FastifyInstance, features: readonly Feature[], services: Services) {
  const running: Running[] = [];
  const commands: CommandHandlers = {};
  for (const feature of features) {
    const started = feature.start?.(services) ?? {};
    for (const name of Object.keys(started.commands ?? {})) {
      if (Object.hasOwn(commands, name))
        throw new Error(`The feature ${feature.name} takes ${name}, which another does.`);
    }
    Object.assign(commands, started.commands);
    running.push(started);
    feature.routes?.(app, services);
  }
  listenToFacts(features, services);
  return {
    commands,
    onDelivered: all(running, 'onDelivered', services),
    onFollowers: all(running, 'onFollowers', services),
    onMemberChanged: all(running, 'onMemberChanged', services),
    async close(): Promise<void> {
      for (const { close } of running.toReversed()) await close?.();
    },
  };
}

type Hook = 'onDelivered' | 'onFollowers' | 'onMemberChanged';
type ArgsOf<H extends Hook> = Parameters<NonNullable<Running[H]>>;

/** Calls the hook of every feature that has it; one that throws is logged and disturbs nobody. */
function all<H extends Hook>(running: readonly Running[], hook: H, { log }: Services): (...args: ArgsOf<H>) => void {
  const hooks = running.flatMap((one) => (one[hook] ?? []) as ((...args: ArgsOf<H>) => void)[]);
  return (...args) => {
    for (const call of hooks) {
      try {
        call(...args);
      } catch (error) {
        log.error(
          { err: error, hook },
          'A feature failed on what the platform reported; the event itself was delivered',
        );
      }
    }
  };
}
