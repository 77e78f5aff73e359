import type { DurableMeta } from '@tidings/contracts';

/** A stored event as it came over the wire, before anybody looked at its name. */
export type StoredEvent = { name: string; payload: object; meta: DurableMeta; replayed: boolean };
