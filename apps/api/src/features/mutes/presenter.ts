import type { Mute, NamedMute } from '@tidings/contracts';
import type { MuteRow, NamedMuteRow } from './repository.ts';

export const presentMute = ({ targetType, target, until, exceptMentions, createdAt }: MuteRow): Mute => ({
  targetType,
  targetId: target,
  until: until?.toISOString() ?? null,
  exceptMentions,
  createdAt: createdAt.toISOString(),
});

export const presentNamedMute = (row: NamedMuteRow): NamedMute => ({ ...presentMute(row), name: row.name });
