/** The types that are said aloud, as a toast, beside all safety alerts; all others only count. */
const spoken: readonly string[] = ['mention', 'reply', 'comment', 'group_invite', 'family_invite'];

export const isSpoken = (type: string): boolean => spoken.includes(type) || type.startsWith('alert.');
