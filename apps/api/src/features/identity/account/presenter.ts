import type { Locale, Me, Person, Profile } from '@tidings/contracts';

export type PersonRow = { id: string; username: string; displayName: string; role: Person['role'] };
type ProfileRow = PersonRow & {
  bio: string;
  createdAt: Date;
  suspendedUntil: Date | null;
  silencedUntil: Date | null;
};
type MeRow = ProfileRow & {
  email: string;
  emailVerifiedAt: Date | null;
  presenceHidden: boolean;
  locale: Locale | null;
  timeZone: string | null;
  deviceTimeZone: string | null;
  version: number;
};
export type ProfileNumbers = { topicCount: number; replyCount: number; likesReceived: number };

/** The columns of a person, for Prisma selects. */
export const personColumns = { id: true, username: true, displayName: true, role: true } as const;

/** A member as they stand beside what they wrote. */
export const presentPerson = ({ id, username, displayName, role }: PersonRow): Person => ({
  id,
  username,
  displayName,
  role,
});

const future = (date: Date | null) => (date && date.getTime() > Date.now() ? date.toISOString() : null);

/** What a viewer may see of a member; sanctions that are over are not shown, and others to whom it concerns alone. */
export const presentProfile = (row: ProfileRow, numbers: ProfileNumbers, withSanctions: boolean): Profile => ({
  ...presentPerson(row),
  bio: row.bio,
  joinedAt: row.createdAt.toISOString(),
  topicCount: numbers.topicCount,
  replyCount: numbers.replyCount,
  likesReceived: numbers.likesReceived,
  suspendedUntil: withSanctions ? future(row.suspendedUntil) : null,
  silencedUntil: withSanctions ? future(row.silencedUntil) : null,
});

/** What a member sees of themselves. */
export const presentMe = (row: MeRow, numbers: ProfileNumbers): Me => ({
  ...presentProfile(row, numbers, true),
  email: row.email,
  emailVerified: row.emailVerifiedAt !== null,
  presenceHidden: row.presenceHidden,
  locale: row.locale,
  timeZone: row.timeZone,
  deviceTimeZone: row.deviceTimeZone,
  version: row.version,
});
