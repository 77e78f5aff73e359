import {
  type AnnouncementAudience,
  type AnnouncementChannel,
  type Audience,
  type AudienceInput,
  announcementAudiences,
  announcementChannels,
  rooms,
} from '@tidings/contracts';
import type { Tx } from '../../platform/events/log/tx.ts';
import { TidingsError } from '../../platform/kernel/errors.ts';
import { lockGroup } from '../groups/index.ts';

type Kind = {
  /** Whether there is one of it for each of something, as for each group. */
  readonly many: boolean;
  readonly room: (id: string) => string;
  /** Keeps what it is about until the commit. Throws NOT_FOUND. */
  readonly hold: (tx: Tx, id: string) => Promise<unknown>;
};

/** Whom an announcement can be for. Who they are, the database says: `announcement_people`. */
const kinds: Record<AnnouncementAudience, Kind> = {
  all: { many: false, room: () => rooms.announcements, hold: async () => undefined },
  group: { many: true, room: (id) => rooms.group(id), hold: lockGroup },
};

const isKind = (kind: string): kind is AnnouncementAudience =>
  (announcementAudiences as readonly string[]).includes(kind);
const kindOf = (kind: string): Kind => {
  if (isKind(kind)) return kinds[kind];
  throw unknownKind();
};
const unknownKind = () => new TidingsError('UNSUPPORTED', 'This server does not know such an audience.');

/** An audience of a kind this server knows. */
export type KnownAudience = Audience & { kind: AnnouncementAudience };

/** The room that an audience hears. */
export const roomOf = ({ kind, id }: Audience): string => kindOf(kind).room(id ?? '');

/** The audience a request names. Throws UNSUPPORTED for a kind this server does not know, VALIDATION_FAILED where the id is missing or too much. */
export function readAudience({ kind, id }: AudienceInput): KnownAudience {
  if (!isKind(kind)) throw unknownKind();
  if (kinds[kind].many === (id !== null)) return { kind, id };
  const message = id === null ? 'Say which one it is for.' : 'There is only one audience of that kind.';
  throw new TidingsError('VALIDATION_FAILED', message, { details: [{ path: 'audience.id', message }] });
}

/** Keeps what an audience is about until the commit, before anything else is locked. Throws NOT_FOUND. */
export const holdAudience = async (tx: Tx, { kind, id }: Audience): Promise<unknown> => kindOf(kind).hold(tx, id ?? '');

/** Where it is shown, each once and in one order. Throws UNSUPPORTED for a channel this server does not know. */
export function readChannels(named: readonly string[]): AnnouncementChannel[] {
  const known: readonly string[] = announcementChannels;
  if (named.some((channel) => !known.includes(channel)))
    throw new TidingsError('UNSUPPORTED', 'This server does not know such a channel for announcements.');
  return announcementChannels.filter((channel) => named.includes(channel));
}
