import type { DurableName, EventPayload } from '@tidings/contracts';
import type { StoredEvent } from '../log/stored-event.ts';

/**
 * Events that one member must not read, whatever rooms they may join by now: names whom, by the payload. It is asked at each
 * delivery, since who reads a room was not always allowed to.
 */
export type Withheld = { readonly [N in DurableName]?: (payload: EventPayload<N>) => string | undefined };

/** From whom an event is withheld, if from anybody. */
export type WithheldFrom = (event: Pick<StoredEvent, 'name' | 'payload'>) => string | undefined;

/** What all features withhold. Throws when two of them say it of the same event. */
export function withheldBy(features: readonly { name: string; withheld?: Withheld }[]): WithheldFrom {
  const rules = new Map<string, (payload: never) => string | undefined>();
  for (const { name: feature, withheld = {} } of features) {
    for (const [name, rule] of Object.entries(withheld)) {
      if (rules.has(name)) throw new Error(`The feature ${feature} withholds ${name}, which another does.`);
      rules.set(name, rule);
    }
  }
  return ({ name, payload }) => rules.get(name)?.(payload as never);
}
