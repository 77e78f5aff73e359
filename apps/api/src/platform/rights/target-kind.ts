import type { ErrorCode, Role } from '@tidings/contracts';

/** Who gets to see a thing in one of its states; everybody else is answered as if it did not exist. */
export type Sight =
  | 'everybody'
  /** Who is in the group it belongs to, and staff. */
  | 'members'
  | 'staff'
  | 'admins'
  /** It is deleted: staff, by what says that it reaches such things (`seesDeleted`). */
  | 'deleted'
  | 'nobody';

/** A thing as one of the askers meets it: in one of its states, of an author of some rank. */
export type Meeting = {
  readonly state: string;
  readonly author: { readonly id: string; readonly role: Role };
  /** What the asker is in the group it belongs to. */
  readonly role: 'owner' | 'member' | null;
};

/** A kind of things that operations and commands are about. The feature of a noun declares the one of that noun. */
export type TargetKind<T> = {
  readonly name: string;
  /** The states there are, each a row of the table of rights. */
  readonly states: Readonly<Record<string, Sight>>;
  /** What a policy is asked about. */
  readonly meet: (met: Meeting) => T;
  /** What is answered where the asker does not see it; NOT_FOUND unless said. */
  readonly unseen?: ErrorCode;
};

export const targetKind = <const T>(kind: TargetKind<T>): TargetKind<T> => kind;

/** What is about nothing that could be in one state or another. */
export const nothing = targetKind({ name: 'nothing', states: { any: 'everybody' }, meet: () => null });
