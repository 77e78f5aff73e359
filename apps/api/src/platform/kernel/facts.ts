/**
 * Every fact a use case may state, by name. A feature declares its own in its `facts.ts`:
 * `declare module '…/platform/kernel/facts.ts' { interface FactMap { 'reply.created': ReplyCreated } }`.
 * A fact says its cause, so that what was restored or moved is never taken for something new.
 */
// biome-ignore lint/suspicious/noEmptyInterface: features add to it by declaration merging
export interface FactMap {}

export type FactName = keyof FactMap & string;
export type Fact<N extends FactName = FactName> = { [K in N]: { readonly name: K } & FactMap[K] }[N];
export type CauseOf<N extends FactName> = Fact<N> extends { cause: infer C extends string } ? C : never;
/** The fact with one of its causes. */
export type FactBy<N extends FactName, C extends string> =
  Fact<N> extends infer F ? (F extends { cause: infer X } ? (C extends X ? F & { cause: C } : never) : never) : never;

type NounOf<N extends string> = N extends `${infer Noun}.${string}` ? Noun : never;
/** A name, all facts of a noun (`approval.*`), or all facts. */
export type FactPattern = FactName | `${NounOf<FactName>}.*` | '*';
/** The facts that a pattern means. */
export type FactsOf<P extends FactPattern> = P extends FactName
  ? Fact<P>
  : P extends `${infer Noun}.*`
    ? Fact<Extract<FactName, `${Noun}.${string}`>>
    : Fact;

/** States a fact: `fact('reply.created', { cause: 'posted', … })`. */
export const fact = <N extends FactName>(name: N, data: FactMap[N]): Fact<N> => ({ name, ...data }) as Fact<N>;
