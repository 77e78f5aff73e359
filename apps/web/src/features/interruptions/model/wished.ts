import type { Preferences, PreferencesInput } from '../api/preferences.ts';

/** What reaches the reader, as it will be once a wish that is on its way is done. */
export function wished(set: Preferences, { types = [], ...input }: PreferencesInput): Preferences {
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  const wishOf = new Map(types.map((one) => [one.type, one]));
  return {
    ...set,
    ...given,
    types: set.types.map((one) => {
      const { channels, daily = one.daily } = wishOf.get(one.type) ?? {};
      return { ...one, channels: { ...one.channels, ...channels }, ...(daily !== undefined && { daily }) };
    }),
  };
}
