import type { NamedMute } from '@tidings/contracts';

/** The mutes that have not ended by `now`, ms. */
export const standing = (mutes: readonly NamedMute[], now: number): NamedMute[] =>
  mutes.filter(({ until }) => until === null || Date.parse(until) > now);
