import type { Notification } from '@tidings/contracts';
import {
  AtSign,
  AudioLines,
  Bell,
  Eye,
  Flag,
  Heart,
  House,
  type LucideIcon,
  MailX,
  Megaphone,
  MessageSquare,
  Reply,
  ShieldAlert,
  UserPlus,
  UserSearch,
  Users,
} from 'lucide-react';
import { Avatar } from '../../../components/ui/people/avatar.tsx';

/** A type a newer server sends has the sign of its category, or a bell. */
const signs: Record<string, LucideIcon> = {
  like: Heart,
  comment: MessageSquare,
  reply: Reply,
  mention: AtSign,
  topic: Eye,
  follow: UserPlus,
  family_invite: Users,
  group_invite: Users,
  group_join: Users,
  group_post: Users,
  report: Flag,
  moderation: ShieldAlert,
  system: Megaphone,
  'alert.voice': AudioLines,
  'alert.spam': MailX,
  'alert.property': House,
  'alert.broker': UserSearch,
  alerts: ShieldAlert,
  reactions: Heart,
  replies: Reply,
  mentions: AtSign,
  groups: Users,
};
const signOf = ({ type, category }: Notification): LucideIcon => signs[type] ?? signs[category] ?? Bell;

/** Who did it, with the sign of what it is: people are round, everything else a rounded square. */
export function NotificationFace({ item }: { item: Notification }) {
  const Sign = signOf(item);
  const { actor } = item;
  if (actor?.kind !== 'member')
    return (
      <span
        aria-hidden="true"
        className="flex size-8 flex-none items-center justify-center rounded-[28%] bg-active text-ink-2"
      >
        <Sign className="size-4!" />
      </span>
    );
  return (
    <span aria-hidden="true" className="relative size-8 flex-none">
      <Avatar person={{ username: actor.id ?? actor.name, displayName: actor.name }} />
      <span className="absolute -bottom-1 -end-1.5 flex size-4 items-center justify-center rounded-full bg-surface text-ink-2 shadow-[0_0_0_1px_var(--line)]">
        <Sign className="size-2.5!" />
      </span>
    </span>
  );
}
