import { describe, expect, test } from 'vitest';
import { nounDeclarations, roomKinds } from '../src/declarations.ts';
import { command } from '../src/kernel/command.ts';
import { durable } from '../src/kernel/event.ts';
import { createRegistry } from '../src/kernel/registry.ts';
import { defineRoom } from '../src/kernel/room.ts';
import { nouns } from '../src/nouns.ts';

const id = '0198b4e2-1111-7222-8333-444455556666';
const tenantRoom = defineRoom({
  kind: 'tenant',
  namespace: '/tenants',
  prefix: 'tenant:',
  code: 31,
  joinedBy: 'member',
});
const tenants = {
  namespaces: { '/tenants': 'staff' },
  rooms: [tenantRoom],
  events: { 'tenant:renamed': durable([tenantRoom]) },
  commands: { 'tenant:rename': command(['/tenants']) },
  errors: { TENANT_CLOSED: 409 },
} as const;

describe('a noun that is added to the list', () => {
  const registry = createRegistry({ ...nounDeclarations, tenants });

  test('brings its namespace, its kind of room, events, commands and errors', () => {
    expect(registry.namespaces).toEqual(['/forum', '/admin', '/workspace', '/tenants']);
    expect(registry.namespaceAccess).toMatchObject({ '/forum': 'member', '/admin': 'staff', '/tenants': 'staff' });
    const name: string = registry.rooms.tenant(id);
    expect(registry.parseRoom(name)).toEqual({ kind: 'tenant', id, namespace: '/tenants' });
    expect(registry.parseRoom('tenant:nothing')).toBeNull();
    expect(registry.events['tenant:renamed']).toMatchObject({ class: 'durable', namespace: '/tenants' });
    expect(registry.commands['tenant:rename'].namespaces).toEqual(['/tenants']);
    expect(registry.errorCodes.TENANT_CLOSED).toBe(409);
  });

  test('is reached by the commands of the protocol, and changes nothing of the others', () => {
    expect(registry.commands.subscribe.namespaces).toEqual(['/forum', '/admin', '/workspace', '/tenants']);
    expect(registry.commands['typing:start'].namespaces).toEqual(['/forum', '/workspace']);
    expect(registry.parseRoom(`topic:${id}`)).toEqual({ kind: 'topic', id, namespace: '/forum' });
  });

  test.each([
    ['a kind', { rooms: [{ ...tenantRoom, kind: 'topic' }] }, 'kind topic'],
    ['a code', { rooms: [{ ...tenantRoom, code: 3 }] }, 'code 3'],
    ['a prefix', { rooms: [{ ...tenantRoom, prefix: 'topic:' as const }] }, 'name topic:'],
    ['an event', { events: { 'topic:read': durable([tenantRoom]) } }, 'events topic:read'],
    ['a command', { commands: { ack: command('*') } }, 'commands ack'],
    ['an error code', { errors: { NOT_FOUND: 410 } }, 'errors NOT_FOUND'],
    ['a namespace', { namespaces: { '/forum': 'staff' as const } }, 'namespaces /forum'],
  ])('may not claim %s of another one', (_, claims, what) => {
    expect(() => createRegistry({ ...nounDeclarations, tenants: { ...tenants, ...claims } })).toThrow(what);
  });

  test('may not speak of what nobody declares', () => {
    const add = (noun: object) => () => createRegistry({ ...nounDeclarations, tenants: { ...tenants, ...noun } });
    expect(add({ namespaces: {} })).toThrow('/tenants');
    expect(add({ rooms: [] })).toThrow('kind tenant');
    expect(add({ commands: { 'tenant:rename': command(['/elsewhere']) } })).toThrow('/elsewhere');
    expect(add({ rooms: [{ ...tenantRoom, parent: 'house' }] })).toThrow('house');
    expect(add({ rooms: [{ ...tenantRoom, code: 32 }] })).toThrow('cursor');
  });
});

test('the codes of protocol 1 in the bytes of cursors are as they were', () => {
  expect(Object.fromEntries(Object.values(roomKinds).map(({ kind, code }) => [kind, code]))).toMatchObject({
    ...{ user: 0, announcements: 1, category: 2, topic: 3 },
    ...{ thread: 4, group: 5, moderators: 6 },
  });
});

test('both lists of nouns have the same rooms, events, commands and error codes', () => {
  for (const [name, manifest] of Object.entries<object>(nouns)) {
    const declared: object = nounDeclarations[name as keyof typeof nounDeclarations];
    for (const part of ['rooms', 'events', 'commands', 'errors']) {
      const names = (of: object): string[] => {
        const value = (of as Record<string, object | undefined>)[part] ?? {};
        return Array.isArray(value) ? value.map(({ kind }) => kind) : Object.keys(value);
      };
      expect(names(manifest), `${part} of ${name}`).toEqual(names(declared));
    }
  }
  expect(Object.keys(nouns).sort()).toEqual(Object.keys(nounDeclarations).sort());
});
