import { errors } from '../../src/errors.ts';
import { roomKinds } from '../../src/kernel/rooms.ts';
import { commands, events } from '../../src/registry.ts';
import { code, table } from './markdown.ts';
import { schemaOf } from './schemas.ts';
import { typeCell } from './types.ts';

const byName = <T>(record: Record<string, T>): [string, T][] =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
const roomOf = { user: '<id>', category: '<id>', topic: '<id>', thread: '<replyId>', group: '<id>' } as Record<
  string,
  string
>;
const roomName = (kind: keyof typeof roomKinds): string => code(`${roomKinds[kind].prefix}${roomOf[kind] ?? ''}`);
const classes = ['durable', 'latest', 'volatile', 'control'];

/** Every event: class, rooms, payload. */
export function eventsTable(): string {
  const rows = byName<(typeof events)[keyof typeof events]>(events)
    .sort(([, a], [, b]) => classes.indexOf(a.class) - classes.indexOf(b.class))
    .map(([name, event]) => [
      code(name),
      event.class,
      event.rooms.map(roomName).join(', ') || '–',
      `${typeCell(schemaOf(event.payload, 'output'))}${event.redactable ? ' or [Redacted](#type-redacted)' : ''}`,
      event.summary,
    ]);
  return table(['event', 'class', 'rooms', 'payload', 'when'], rows);
}

/** Every command: input, answer, budget. */
export function commandsTable(): string {
  const rows = byName<(typeof commands)[keyof typeof commands]>(commands).map(([name, command]) => [
    code(name),
    command.namespaces.map(code).join(', '),
    typeCell(schemaOf(command.input, 'input')),
    typeCell(schemaOf(command.output, 'output')),
    command.budget,
    command.summary,
  ]);
  return table(['command', 'namespaces', 'input', 'answer', 'budget', 'what it does'], rows);
}

/** Every kind of room: its name, its namespace, who joins it. */
export function roomsTable(): string {
  const kinds = Object.keys(roomKinds) as (keyof typeof roomKinds)[];
  const rows = kinds.map((kind) => {
    const { namespace, joinedBy } = roomKinds[kind];
    return [roomName(kind), code(namespace), joinedBy === 'server' ? 'the server, by itself' : code('subscribe')];
  });
  return table(['room', 'namespace', 'joined by'], rows);
}

/** Every error code with its HTTP status. */
export function errorsTable(): string {
  const rows = byName(errors).map(([name, { status, meaning }]) => [code(name), String(status), meaning]);
  return table(['code', 'HTTP', 'meaning'], rows);
}
