import type { NotificationEntity, NotificationType, NotificationTypeName } from '@tidings/contracts';
import { notificationTypes } from '@tidings/contracts';
import type { Intent } from '../causes/intent.ts';

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
  actor: { id: string; name: string } | null;
  topicId?: string | undefined;
  categoryId?: string | undefined;
  /** Whoever looks at this room has read it. */
  room?: string | undefined;
  /** What may be muted of it, as `topic:<id>`. */
  mutes: string[];
};
type Said = { entity: NotificationEntity; data: Record<string, unknown> };

/** Puts a fact and what its types make of it into the shape the database takes. Throws a ZodError when a type's data is not what it carries. */
export function prepare(
  { source, correlationId }: Intent,
  fact: Fact,
  types: Partial<Record<NotificationTypeName, Said>>,
  candidates: Candidate[],
): Prepared {
  const said = Object.entries(types).map(([name, { entity, data }]) => {
    const type = notificationTypes[name as NotificationTypeName] as unknown as NotificationType;
    const parsed = type.data.parse(data);
    const { category, priority, rank, mutable, byName } = type;
    const groupKey = type.groupKey?.({ entity, data: parsed }) ?? null;
    const actionUrl = type.url(parsed);
    return [
      name,
      {
        category,
        priority,
        rank,
        mutable,
        byName,
        groupKey,
        entity,
        data: parsed,
        actionUrl,
        inApp: type.defaults.inApp,
      },
    ];
  });
  const actor = fact.actor && { kind: 'member', ...fact.actor };
  const { about, proof, topicId, categoryId, room, mutes } = fact;
  const place = { ...(topicId && { topicId }), ...(categoryId && { categoryId }), ...(room && { room }) };
  return {
    intent: {
      ...{ source, correlationId, about, proof, actor, actorId: fact.actor?.id ?? null, mutes, ...place },
      types: Object.fromEntries(said),
    },
    candidates,
  };
}
