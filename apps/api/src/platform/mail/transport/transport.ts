/** A mail as it is handed over: one recipient, and the message as bytes. */
export type Envelope = { from: string; to: string };
export type Composed = {
  id: string;
  messageId: string;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
  raw: Buffer;
};

/**
 * What became of handing a mail over. `later`: surely not accepted, and it may be tried again; `away` where the server itself
 * failed. `unknown`: nobody knows whether it was accepted. `refused`: the address takes no mail. `failed`: this mail is not
 * accepted from us.
 */
export type Handed =
  | { outcome: 'sent' | 'unknown' | 'refused' | 'failed'; detail: string }
  | { outcome: 'later'; detail: string; away: boolean };

export type Transport = {
  readonly kind: 'smtp' | 'folder';
  /** Never rejects. */
  hand: (envelope: Envelope, composed: Composed) => Promise<Handed>;
};
