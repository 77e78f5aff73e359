import type { z } from 'zod';
import type { Refusal } from './errors.ts';
import type { DurableMeta, EphemeralMeta, Redacted } from './kernel/meta.ts';
import type { commands, events } from './registry.ts';

export type Events = typeof events;
export type EventName = keyof Events;
export type Commands = typeof commands;
export type CommandName = keyof Commands;

export type NamesOf<C extends Events[EventName]['class']> = {
  [N in EventName]: Events[N]['class'] extends C ? N : never;
}[EventName];
export type DurableName = NamesOf<'durable'>;
export type LatestName = NamesOf<'latest'>;
export type VolatileName = NamesOf<'volatile'>;
export type ControlName = NamesOf<'control'>;

/** The payload of an event as it is first sent. */
export type EventPayload<N extends EventName> = z.infer<Events[N]['payload']>;

/** The payload a handler meets: replay may have redacted it. */
export type ReceivedPayload<N extends EventName> = Events[N]['redactable'] extends true
  ? EventPayload<N> | Redacted
  : EventPayload<N>;

export type EventMeta<N extends EventName> = N extends DurableName
  ? DurableMeta
  : N extends ControlName
    ? never
    : EphemeralMeta;

export type CommandInput<N extends CommandName> = z.input<Commands[N]['input']>;
export type CommandOutput<N extends CommandName> = z.infer<Commands[N]['output']>;
export type CommandAnswer<N extends CommandName> = CommandOutput<N> | Refusal;

/** Socket.IO's map of what the server emits, inferred from the event registry. */
export type ServerToClientEvents = {
  [N in EventName]: N extends ControlName
    ? (payload: EventPayload<N>) => void
    : (payload: ReceivedPayload<N>, meta: EventMeta<N>) => void;
};

/** Socket.IO's map of what a client emits, inferred from the command registry. */
export type ClientToServerEvents = {
  [N in CommandName]: (input: CommandInput<N>, answer: (answer: CommandAnswer<N>) => void) => void;
};

export type TopicCreatedPayload = EventPayload<'topic:created'>;
export type TopicUpdatedPayload = EventPayload<'topic:updated'>;
export type TopicDeletedPayload = EventPayload<'topic:deleted'>;
export type TopicsReadPayload = EventPayload<'topics:read'>;
export type TopicReadPayload = EventPayload<'topic:read'>;
export type TopicBumpedPayload = EventPayload<'topic:bumped'>;
export type ReplyCreatedPayload = EventPayload<'reply:created'>;
export type ReplyUpdatedPayload = EventPayload<'reply:updated'>;
export type ReplyDeletedPayload = EventPayload<'reply:deleted'>;
export type ReactionChangedPayload = EventPayload<'reaction:changed'>;
export type GroupActivityPayload = EventPayload<'group:activity'>;
export type GroupUpdatedPayload = EventPayload<'group:updated'>;
export type GroupDeletedPayload = EventPayload<'group:deleted'>;
export type GroupMembershipPayload = EventPayload<'group:membership'>;
export type GroupInvitationPayload = EventPayload<'group:invitation'>;
export type ReportCreatedPayload = EventPayload<'report:created'>;
export type ReportUpdatedPayload = EventPayload<'report:updated'>;
export type ModerationActionPayload = EventPayload<'moderation:action'>;
export type NotificationNewPayload = EventPayload<'notification:new'>;
export type NotificationUpdatedPayload = EventPayload<'notification:updated'>;
export type NotificationReadPayload = EventPayload<'notification:read'>;
export type NotificationSeenPayload = EventPayload<'notification:seen'>;
export type NotificationArchivedPayload = EventPayload<'notification:archived'>;
export type NotificationSnoozedPayload = EventPayload<'notification:snoozed'>;
export type NotificationDeletedPayload = EventPayload<'notification:deleted'>;
export type NotificationRetractedPayload = EventPayload<'notification:retracted'>;
export type NotificationCountPayload = EventPayload<'notification:count'>;
export type FollowChangedPayload = EventPayload<'follow:changed'>;
export type BlockChangedPayload = EventPayload<'block:changed'>;
export type WatchChangedPayload = EventPayload<'watch:changed'>;
export type MuteChangedPayload = EventPayload<'mute:changed'>;
export type AnnouncementNewPayload = EventPayload<'announcement:new'>;
export type AnnouncementUpdatedPayload = EventPayload<'announcement:updated'>;
export type AnnouncementEndedPayload = EventPayload<'announcement:ended'>;
export type AnnouncementDismissedPayload = EventPayload<'announcement:dismissed'>;
export type PresenceStatePayload = EventPayload<'presence:state'>;
export type PresenceChangedPayload = EventPayload<'presence:changed'>;
export type TypingStatePayload = EventPayload<'typing:state'>;
export type WorkspaceUpdatedPayload = EventPayload<'workspace:updated'>;
export type WorkspaceMemberPayload = EventPayload<'workspace:member'>;
export type WorkspaceInvitationPayload = EventPayload<'workspace:invitation'>;
export type WorkspaceMembershipPayload = EventPayload<'workspace:membership'>;
export type ApprovalCreatedPayload = EventPayload<'approval:created'>;
export type ApprovalUpdatedPayload = EventPayload<'approval:updated'>;
export type ApprovalDeletedPayload = EventPayload<'approval:deleted'>;
export type AgentStatusPayload = EventPayload<'agent:status'>;
export type AgentDeletedPayload = EventPayload<'agent:deleted'>;
export type AgentProgressPayload = EventPayload<'agent:progress'>;
export type ChatMessagePayload = EventPayload<'chat:message'>;
export type ChatEditedPayload = EventPayload<'chat:edited'>;
export type ChatDeletedPayload = EventPayload<'chat:deleted'>;
export type ChatReadPayload = EventPayload<'chat:read'>;
export type ChatChannelPayload = EventPayload<'chat:channel'>;
export type ChatBumpedPayload = EventPayload<'chat:bumped'>;
export type SessionReadyPayload = EventPayload<'session:ready'>;
