type PartOf<N, P extends string> = N extends { readonly [K in P]: infer V } ? V : never;
type Intersection<U> = (U extends unknown ? (each: U) => void : never) extends (all: infer I) => void ? I : never;

/** What all nouns of a list say under one name, e.g. all their events, in one record. */
export type Merged<L, P extends string> = {
  readonly [K in keyof Intersection<PartOf<L[keyof L], P>>]: Intersection<PartOf<L[keyof L], P>>[K];
};

/** Puts one part of every noun into one record. Throws an Error when two nouns declare the same name. */
export function merged<const L extends Record<string, object>, const P extends string>(
  nouns: L,
  part: P,
): Merged<L, P> {
  const all: Record<string, unknown> = {};
  for (const [noun, declared] of Object.entries(nouns)) {
    for (const [name, value] of Object.entries((declared as Partial<Record<string, object>>)[part] ?? {})) {
      if (Object.hasOwn(all, name)) throw new Error(`${noun} declares ${part} ${name}, and another noun does, too.`);
      all[name] = value;
    }
  }
  return all as Merged<L, P>;
}
