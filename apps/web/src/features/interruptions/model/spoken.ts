/** The types that are said aloud, as a toast; all others only count. */
const spoken: readonly string[] = ['mention', 'reply', 'comment', 'group_invite'];

export const isSpoken = (type: string): boolean => spoken.includes(type);
