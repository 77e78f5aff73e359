import { patternMeans } from '@tidings/contracts';
import type { Committed } from '../events/log/committed.ts';
import type { Fact } from '../kernel/facts.ts';
import type { Feature } from './feature.ts';
import type { Services } from './services.ts';

type Listener = (fact: Fact, committed: Committed, services: Services) => void;

/** Calls features for what was committed here, in the order of their list for one pattern. A listener that throws is logged and disturbs neither request nor others. */
export function listenToFacts(features: readonly Feature[], services: Services): void {
  const listeners = new Map<string, Listener[]>();
  for (const { listeners: own = {} } of features) {
    for (const [name, listener] of Object.entries(own)) {
      listeners.set(name, [...(listeners.get(name) ?? []), listener as Listener]);
    }
  }
  const byName = new Map<string, readonly Listener[]>();
  const meant = (name: string): readonly Listener[] => {
    const known =
      byName.get(name) ?? [...listeners].flatMap(([pattern, of]) => (patternMeans(pattern, name) ? of : []));
    byName.set(name, known);
    return known;
  };
  services.events.committed.on((facts, committed) => {
    for (const fact of facts) {
      for (const listener of meant((fact as { name: string }).name)) {
        try {
          listener(fact, committed, services);
        } catch (error) {
          services.log.error(
            { err: error, fact: (fact as { name: string }).name },
            'A listener of a fact failed; what was written stays, and the other listeners ran',
          );
        }
      }
    }
  });
}
