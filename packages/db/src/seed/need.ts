/** What the seed names by a name. Throws when it is not there. */
export const need = (map: Map<string, string>, key: string): string => {
  const value = map.get(key);
  if (!value) throw new Error(`The seed names ${key}, which is not there.`);
  return value;
};
