/** Who connects: members with a token and perhaps a position each, or nobody in particular to a bare server. */
export type Who =
  | { kind: 'member'; tokens: readonly string[]; cursors?: readonly string[] }
  | { kind: 'bare'; room: string }
  | { kind: 'websocket' };

/**
 * How the clients of a storm come back, and where to: by their backoff once they were cut off, or, where the server asks
 * them to go, at the moment it gave each.
 */
export type Return = { url: string; by: 'backoff' | 'slot' };

/** What a load process has to do. Each order is answered once. */
export type Order =
  | { do: 'open'; url: string; who: Who; from: number; count: number; width: number }
  | { do: 'subscribe'; room: string }
  | { do: 'arm'; event: string }
  | { do: 'arrived'; timeoutMs: number }
  | { do: 'storm'; back: Return; timeoutMs: number }
  | { do: 'returned' }
  | { do: 'knock'; url: string; perSecond: number; seconds: number }
  | { do: 'close' };

export type Opened = { readyMs: number[] };
/** When each came back (ms on the machine's clock), and how long after the moment its last try was due, the one that succeeded. */
export type Back = { at: number[]; afterSlotMs: number[]; tries: number };

/** How many asked for one connection more, and how many got exactly the refusal of the protocol. */
export type Knocked = { tries: number; exact: number };

export type Answers = {
  open: Opened;
  subscribe: null;
  arm: null;
  arrived: { last: number };
  storm: null;
  returned: Back;
  knock: Knocked;
  close: null;
};
export type Asked = { id: number; order: Order };
export type Reply = { id: number; answer: unknown } | { id: number; error: string };
