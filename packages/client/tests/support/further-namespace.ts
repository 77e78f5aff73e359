type Plain = typeof import('@tidings/contracts/plain');

const room = /^tenant:(.+)$/;
export const TENANT_ROOM = 'tenant:00000000-0000-7000-8000-000000000009';

/** The registry as it is when a noun has added a namespace and a kind of room that this client was not written for. */
export const withTenants = (plain: Plain) => ({
  ...plain,
  namespaces: [...plain.namespaces, '/tenant'],
  roomKinds: { ...plain.roomKinds, tenant: { namespace: '/tenant', prefix: 'tenant:', joinedBy: 'client' } },
  parseRoom: (name: string) => {
    const id = room.exec(name)?.[1];
    return id ? { kind: 'tenant', id, namespace: '/tenant' } : plain.parseRoom(name);
  },
  // The codec of cursors is the registry's own; here their content is looked at.
  encodeCursor: JSON.stringify,
  decodeCursor: JSON.parse,
});
