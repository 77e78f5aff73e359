import type { DeviceState } from '../device/state.ts';

type CheckName = 'permission' | 'worker' | 'subscription' | 'live' | 'quiet' | 'email';
/** `wait`: it cannot be known before another one is good. `hold`: nothing is broken, it is meant so. */
export type Result = 'ok' | 'bad' | 'wait' | 'hold';
export type Check = { name: CheckName; result: Result };

/** What was found; `known`: whether the server has this browser among its devices, undefined until it said. */
export type Found = {
  state: DeviceState;
  isAllowed: boolean;
  hasWorker: boolean;
  isSubscribed: boolean;
  known: boolean | undefined;
  /** Undefined while it connects. */
  isLive: boolean | undefined;
  isQuiet: boolean;
  /** Whether e-mail reaches the reader; undefined: the server does not say. `off`: they want none. */
  email: 'ok' | 'unconfirmed' | 'off' | undefined;
};

const emails = { ok: 'ok', unconfirmed: 'bad', off: 'hold' } as const;

/** What of the way to the reader is good, in the order in which it is gone. */
export function checksOf(found: Found): Check[] {
  const { state, isAllowed, hasWorker, isSubscribed, known, isLive, isQuiet, email } = found;
  const after = (isGood: boolean): Result => (isAllowed ? (isGood ? 'ok' : 'bad') : 'wait');
  const isAsked = isSubscribed && known === undefined;
  return [
    { name: 'permission', result: isAllowed ? 'ok' : state === 'looking' ? 'wait' : 'bad' },
    { name: 'worker', result: after(hasWorker) },
    { name: 'subscription', result: isAsked ? 'wait' : after(isSubscribed && known === true) },
    { name: 'live', result: isLive === undefined ? 'wait' : isLive ? 'ok' : 'bad' },
    { name: 'quiet', result: isQuiet ? 'hold' : 'ok' },
    ...(email === undefined ? [] : [{ name: 'email' as const, result: emails[email] }]),
  ];
}

/** The one to name first: what is broken before what is meant so. */
export const worstOf = (checks: readonly Check[]): Check | undefined =>
  checks.find(({ result }) => result === 'bad') ?? checks.find(({ result }) => result === 'hold');
