import type { CSSProperties } from 'react';
import { initials, tintOf } from '../../../lib/initials.ts';
import { Presence, type PresenceStatus } from './presence.tsx';

export type AvatarSize = 16 | 20 | 24 | 28 | 32 | 40 | 48;
export type Face = { username: string; displayName: string };

const fontSize: Record<AvatarSize, number> = { 16: 8, 20: 9, 24: 10, 28: 11, 32: 12, 40: 15, 48: 18 };

type Props = { person: Face; size?: AvatarSize; presence?: PresenceStatus | undefined };

/** Initials on a tint. The name stands beside it, so it is hidden from screen readers. */
export function Avatar({ person, size = 32, presence }: Props) {
  const style = {
    '--sz': `${size}px`,
    '--fs': `${fontSize[size]}px`,
    '--bg': `var(--id-${tintOf(person.username)})`,
  } as CSSProperties;
  return (
    <span className="avatar" style={style} data-small={size < 32 || undefined} aria-hidden="true">
      {initials(person.displayName, size < 32)}
      {presence !== undefined && <Presence status={presence} />}
    </span>
  );
}
