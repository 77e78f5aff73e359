/** The namespaces of the one engine on path `/ws` (PROTOCOL §2). */
export const namespaces = ['/forum', '/admin'] as const;
export type Namespace = (typeof namespaces)[number];

/** How a room of each kind is named, where it lives and who puts a connection into it. */
export const roomKinds = {
  user: { namespace: '/forum', prefix: 'user:', joinedBy: 'server' },
  announcements: { namespace: '/forum', prefix: 'announcements', joinedBy: 'server' },
  category: { namespace: '/forum', prefix: 'category:', joinedBy: 'client' },
  topic: { namespace: '/forum', prefix: 'topic:', joinedBy: 'client' },
  thread: { namespace: '/forum', prefix: 'thread:', joinedBy: 'client' },
  group: { namespace: '/forum', prefix: 'group:', joinedBy: 'client' },
  moderators: { namespace: '/admin', prefix: 'admin:notifications', joinedBy: 'client' },
} as const satisfies Record<string, { namespace: Namespace; prefix: string; joinedBy: 'server' | 'client' }>;
export type RoomKind = keyof typeof roomKinds;

/** The only place where room names are made. */
export const rooms = {
  user: (id: string) => `user:${id}`,
  announcements: 'announcements',
  category: (id: string) => `category:${id}`,
  topic: (id: string) => `topic:${id}`,
  thread: (replyId: string) => `thread:${replyId}`,
  group: (id: string) => `group:${id}`,
  moderators: 'admin:notifications',
} as const;

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const roomPattern = new RegExp(`^(?:announcements|admin:notifications|(?:user|category|topic|thread|group):${uuid})$`);

/**
 * Reads a room name. Returns its kind and the id it carries (empty for singletons), or `null` when no kind
 * has such a name, so that unknown, malformed and forbidden rooms can be refused alike.
 */
export function parseRoom(name: string): { kind: RoomKind; id: string; namespace: Namespace } | null {
  if (!roomPattern.test(name)) return null;
  for (const [kind, { prefix, namespace }] of Object.entries(roomKinds)) {
    if (prefix.endsWith(':') ? name.startsWith(prefix) : name === prefix) {
      return { kind: kind as RoomKind, id: prefix.endsWith(':') ? name.slice(prefix.length) : '', namespace };
    }
  }
  return null;
}
