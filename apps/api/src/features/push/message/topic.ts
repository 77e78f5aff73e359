import { createHash } from 'node:crypto';

/** Names what replaces what on its way, without saying it: a topic is not encrypted (RFC 8030 §5.4). */
export const topicOf = (tag: string): string => createHash('sha256').update(tag).digest('base64url').slice(0, 32);
