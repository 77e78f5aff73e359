import type {
  Announcement,
  AnnouncementState,
  Audience,
  Importance,
  ManagedAnnouncement,
  Person,
  ShownAnnouncement,
} from '@tidings/contracts';
import { callableUntil } from './policy.ts';

/** An announcement as it is stored. */
export type AnnouncementRow = {
  id: string;
  importance: Importance;
  title: string;
  body: string;
  linkUrl: string | null;
  linkWords: string | null;
  audience: string;
  audienceId: string | null;
  channels: string[];
  state: AnnouncementState;
  publishAt: Date | null;
  endsAt: Date | null;
  publishedAt: Date | null;
  editedAt: Date | null;
  endedAt: Date | null;
  version: number;
};
export type ManagedRow = AnnouncementRow & {
  audienceName: string | null;
  createdAt: Date;
  createdBy: Person;
  updatedAt: Date;
  updatedBy: Person;
};

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
export const audienceOf = ({ audience, audienceId }: AnnouncementRow): Audience => ({ kind: audience, id: audienceId });

const presentWhat = (row: AnnouncementRow) => ({
  id: row.id,
  importance: row.importance,
  title: row.title,
  body: row.body,
  link: row.linkUrl === null ? null : { url: row.linkUrl, words: row.linkWords ?? '' },
  audience: audienceOf(row),
  channels: row.channels,
  endsAt: iso(row.endsAt),
});

/** One that went out, the same for everybody. Throws for one that did not. */
export function presentAnnouncement(row: AnnouncementRow): Announcement {
  if (!row.publishedAt) throw new Error(`The announcement ${row.id} has not gone out: nobody is to see it.`);
  const { publishedAt, editedAt, version } = row;
  return { ...presentWhat(row), publishedAt: publishedAt.toISOString(), editedAt: iso(editedAt), version };
}

export const presentShown = (row: AnnouncementRow & { dismissedAt: Date | null }): ShownAnnouncement => ({
  ...presentAnnouncement(row),
  dismissedAt: iso(row.dismissedAt),
});

export const presentManaged = (row: ManagedRow): ManagedAnnouncement => ({
  ...presentWhat(row),
  audienceName: row.audienceName,
  state: row.state,
  publishAt: iso(row.publishAt),
  publishedAt: iso(row.publishedAt),
  editedAt: iso(row.editedAt),
  endedAt: iso(row.endedAt),
  callableUntil: iso(callableUntil(row)),
  createdAt: row.createdAt.toISOString(),
  createdBy: row.createdBy,
  updatedAt: row.updatedAt.toISOString(),
  updatedBy: row.updatedBy,
  version: row.version,
});
