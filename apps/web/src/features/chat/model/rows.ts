import type { ChannelView, ChatMessage } from '@tidings/contracts';
import { isSameDay } from '../../../lib/time/time.ts';

const CLOSE_MS = 5 * 60_000;

/** Whether a message stands under the one before without its author being named again. */
export const isContinued = (message: ChatMessage, before: ChatMessage | undefined): boolean =>
  before !== undefined &&
  before.author.id === message.author.id &&
  before.deletedAt === null &&
  Date.parse(message.createdAt) - Date.parse(before.createdAt) < CLOSE_MS &&
  isSameDay(Date.parse(before.createdAt), Date.parse(message.createdAt));

/** Whether a new day begins with it. */
export const beginsDay = (message: ChatMessage, before: ChatMessage | undefined): boolean =>
  before === undefined ? message.number === 1 : !isSameDay(Date.parse(before.createdAt), Date.parse(message.createdAt));

/** How many of the others in a direct message have read up to there. */
export const seenBy = ({ readers }: Pick<ChannelView, 'readers'>, number: number): number =>
  readers.filter(({ readNumber }) => readNumber >= number).length;

/** What a conversation is called: its name, or the others in it. */
export const titleOf = ({ name, people }: Pick<ChannelView, 'name' | 'people'>, me: string | undefined): string =>
  name ??
  people
    .filter(({ id }) => id !== me)
    .map(({ displayName }) => displayName)
    .join(', ');

export const unreadIn = ({ lastNumber, readNumber }: Pick<ChannelView, 'lastNumber' | 'readNumber'>): number =>
  Math.max(0, lastNumber - readNumber);
