import type { Actor } from '../kernel/actor.ts';
import type { TargetKind } from './target-kind.ts';
import type { WhyNot } from './why-not.ts';

/** What a request names: the target, and other things there are. */
export type Sample = {
  id: string;
  username: string;
  /** A category everybody may write in. */
  categoryId: string;
  /** Unique in every request. */
  word: string;
  /** A moment in the future. */
  later: string;
  /** The access token of who asks. */
  token: string;
};

/** Who may do one thing. What access the contract asks for, and that nobody acts on what they do not see, is asked before. */
export type Right<T = unknown> = {
  readonly on: TargetKind<T>;
  /** The states that make a difference, where not all do. */
  readonly states?: readonly string[];
  /** Why this member may not do it to that; none: who sees it may. */
  // A method, so that rights on things of any kind stand in one table.
  whyNot?(actor: Actor, target: T): WhyNot;
  /** Staff reaches what is deleted, too. */
  readonly seesDeleted?: boolean;
  /** Whether it makes a difference whose it is: its rows are then kept apart by the rank of the author. */
  readonly ranked?: boolean;
  /** Asks for a password or a cookie, not for the token: whoever has those may. */
  readonly tokenless?: boolean;
  /** What others would see of it is not sent; the request is answered. */
  readonly unheard?: (actor: Actor) => boolean;
  /** A request that fits the contract, so that the table can be tried. */
  readonly query?: (sample: Sample) => string;
  readonly body?: (sample: Sample) => object;
};

/** Rights by name of the operation or command; `patchMe:settings` is one of several an operation has. */
export type Rights = Readonly<Record<string, Right>>;

/** The rights of a feature: a row for everything it serves. */
export type FeatureRights = { readonly operations?: Rights; readonly commands?: Rights };

export const right = <T>(on: TargetKind<T>, more: Omit<Right<T>, 'on'> = {}): Right<T> => ({ on, ...more });
