import {
  type CommandName,
  commands,
  durableMetaSchema,
  type EventName,
  errorBodySchema,
  events,
  isRedacted,
  redactedSchema,
  refusalSchema,
  roomResultSchema,
  wireEventSchema,
} from '@tidings/contracts';
import type { Operation } from '@tidings/contracts/rest';
import type { z } from 'zod';
import type { Log } from '../telemetry/log.ts';
import { type Project, projectorOf } from './projector.ts';

/** Something the server was about to send or store does not fit its contract: a fault of ours, never of a client. */
export class ContractMismatch extends Error {
  /** Where in the value: field names and indexes, joined by dots. */
  readonly field: string;
  constructor(what: string, { path, message }: z.core.$ZodIssue) {
    const field = path.join('.');
    super(`${what} does not fit its contract: ${field ? `${field}: ` : ''}${message}`);
    this.name = 'ContractMismatch';
    this.field = field;
  }
}

type Shape = { what: string; schema: z.ZodType; project: Project };
type Enforcement = { strict: boolean; log: Pick<Log, 'error'> | null };

let enforcement: Enforcement = { strict: false, log: null };

/**
 * Says how the process holds to the contracts. `strict` (test and development): what leaves is parsed, and a mismatch is
 * logged and thrown. Else, and besides, it is reduced to what its schema declares.
 */
export function enforceContract(how: Enforcement): void {
  enforcement = how;
}

/** Whether what leaves is parsed, not only reduced. */
export const isStrict = (): boolean => enforcement.strict;

/** Stored events inside answers were written by `payloadForWire` already. */
const written = new Set<z.ZodType>([wireEventSchema]);
const shape = (what: string, schema: z.ZodType): Shape => ({
  what,
  schema,
  project: projectorOf(schema, written) ?? ((value) => value),
});

function check({ what, schema }: Shape, value: unknown): void {
  if (!enforcement.strict) return;
  const issue = schema.safeParse(value).error?.issues[0];
  if (!issue) return;
  const mismatch = new ContractMismatch(what, issue);
  enforcement.log?.error({ what, field: mismatch.field }, mismatch.message);
  throw mismatch;
}

function conform<T>(of: Shape, value: T): T {
  check(of, value);
  return of.project(value) as T;
}

const payloads = new Map<string, Shape>();
function payloadShape(name: string): Shape | undefined {
  const known = payloads.get(name);
  if (known || !Object.hasOwn(events, name)) return known;
  const made = shape(`The payload of ${name}`, events[name as EventName].payload);
  payloads.set(name, made);
  return made;
}
const redacted = shape('A redacted payload', redactedSchema);
const meta = shape('The meta of an event', durableMetaSchema);
const shapeOf = (name: string, payload: object) => (isRedacted(payload) ? redacted : payloadShape(name));

/** A payload as clients get it: declared fields only. Events only servers read pass as they are. */
export function payloadForWire<T extends object>(name: string, payload: T): T {
  return (shapeOf(name, payload)?.project(payload) as T | undefined) ?? payload;
}

/** The payload of an event that is not stored, on its way out. Throws ContractMismatch in test and development. */
export function conformPayload<T extends object>(name: string, payload: T): T {
  const of = shapeOf(name, payload);
  return of ? conform(of, payload) : payload;
}

/** A stored event as the database answers it, fields of SQL feeds included. Throws ContractMismatch in test and development. */
export function checkStored(name: string, payload: object, itsMeta: object): void {
  const of = shapeOf(name, payload);
  if (!of) return;
  check(of, payload);
  check(meta, itsMeta);
}

const answers = new WeakMap<Operation, Shape>();

/** The answer of an operation, declared fields only; `undefined` where it answers nothing. Throws ContractMismatch. */
export function conformAnswer(operation: Operation, answer: unknown): unknown {
  const { answer: schema, method, path } = operation;
  if (!schema) return undefined;
  const of = answers.get(operation) ?? shape(`The answer of ${method} ${path}`, schema);
  answers.set(operation, of);
  return conform(of, answer);
}

const outputs = new Map<CommandName, Shape>();

/** What a command is answered with when it succeeded. Throws ContractMismatch. */
export function conformOutput<T>(name: CommandName, output: T): T {
  const of = outputs.get(name) ?? shape(`The acknowledgement of ${name}`, commands[name].output);
  outputs.set(name, of);
  return conform(of, output);
}

const refusals = shape('A refusal', refusalSchema);
const errorBodies = shape('An error body', errorBodySchema);
const roomResults = shape('The result of a room', roomResultSchema);

/** What a refused command is answered with. */
export const conformRefusal = <T>(refusal: T): T => conform(refusals, refusal);
/** The body of a refused request. */
export const conformErrorBody = <T>(body: T): T => conform(errorBodies, body);
/** The result of one room in `session:ready` or an answer; its events are written already. */
export const conformRoomResult = <T>(result: T): T => conform(roomResults, result);
