import type { Preferences, PreferencesInput } from '../api/preferences.ts';

/** What reaches the reader, as it will be once a wish that is on its way is done. */
export function wished(set: Preferences, { types = [], ...input }: PreferencesInput): Preferences {
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  const channelsOf = new Map(types.map(({ type, channels }) => [type, channels]));
  return {
    ...set,
    ...given,
    types: set.types.map((one) => ({ ...one, channels: { ...one.channels, ...channelsOf.get(one.type) } })),
  };
}
