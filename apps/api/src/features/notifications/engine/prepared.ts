import type {
  NotificationActor,
  NotificationEntity,
  NotificationPriority,
  NotificationType,
  NotificationTypeName,
} from '@tidings/contracts';
import { locales, notificationTypes } from '@tidings/contracts';
import type { Intent } from '../causes/intent.ts';
import { wordsOf } from './words.ts';

/** Who may be notified, as what and why. */
export type Candidate = { user: string; type: string; reason: string };

/** What `place_notifications` takes of a fact, and who may hear of it. */
export type Prepared = {
  intent: object;
  candidates: Candidate[];
};

type Fact = {
  about: string;
  /** What must still be there. */
  proof: string | null;
  actor: { kind?: 'integration' | undefined; id: string; name: string } | null;
  topicId?: string | undefined;
  categoryId?: string | undefined;
  /** Whoever looks at this room has read it. */
  room?: string | undefined;
  /** What may be muted of it, as `topic:<id>`. */
  mutes: string[];
};
type Said = { entity: NotificationEntity | null; data: Record<string, unknown>; priority?: NotificationPriority };

/** What a type makes of a fact, with its words in every language, as they are where one actor caused it. */
function typeOf(name: NotificationTypeName, { entity, data, priority: given }: Said, actors: NotificationActor[]) {
  const type = notificationTypes[name] as unknown as NotificationType;
  const parsed = type.data.parse(data);
  const { category, rank, mutable, byName } = type;
  const priority = given ?? type.priorityOf?.(parsed) ?? type.priority;
  const groupKey = (entity && type.groupKey?.({ entity, data: parsed })) ?? null;
  const saying = { type: name, data: parsed, actors, group_count: 1 };
  const words = Object.fromEntries(locales.map((locale) => [locale, wordsOf({ ...saying, locale })]));
  const said = { entity, data: parsed, actionUrl: type.url(parsed), words };
  return { category, priority, rank, mutable, byName, groupKey, inApp: type.defaults.inApp, ...said };
}

/** Puts a fact and what its types make of it into the shape the database takes. Throws a ZodError when a type's data is not what it carries. */
export function prepare(
  { source, correlationId }: Intent,
  fact: Fact,
  types: Partial<Record<NotificationTypeName, Said>>,
  candidates: Candidate[],
): Prepared {
  const asked = new Set(candidates.map(({ type }) => type));
  const { kind = 'member' as const, ...who } = fact.actor ?? { id: '', name: '' };
  const actor = fact.actor && { kind, ...who };
  // Blocks and what repeats within a day are between members.
  const actorId = actor?.kind === 'member' ? actor.id : null;
  const made = Object.entries(types)
    .filter(([name]) => asked.has(name))
    .map(([name, said]) => [name, typeOf(name as NotificationTypeName, said, actor ? [actor] : [])]);
  const { about, proof, topicId, categoryId, room, mutes } = fact;
  const place = { ...(topicId && { topicId }), ...(categoryId && { categoryId }), ...(room && { room }) };
  return {
    intent: {
      ...{ source, correlationId, about, proof, actor, actorId, mutes, ...place },
      types: Object.fromEntries(made),
    },
    candidates,
  };
}
