import { z } from 'zod';

const ms = (value: number) => z.number().min(0).default(value);

/** Every waiting time of the server in milliseconds: production values by default, scaled by tests. */
export const timingsSchema = z.strictObject({
  /** Life of an access token. */
  accessToken: ms(10 * 60_000),
  /** Life of a session without a refresh. */
  session: ms(30 * 24 * 3600_000),
  /** A refresh token that comes after its successor was used is of another tab, not of a thief, when it was on its way by then, and for no longer than this. */
  refreshGrace: ms(10_000),
  /** How long an account that is to be deleted can still be kept by signing in. */
  accountGrace: ms(14 * 24 * 3600_000),
  /** How long the link to an archive of one's own data is good, and after how long one may have another. */
  exportLink: ms(3600_000),
  exportAgain: ms(24 * 3600_000),
  /** How long permissions may be served from memory while the database is away (OPS-5). */
  actorStale: ms(15 * 60_000),
  actorFresh: ms(30_000),
  /** How long a known member's request waits for the database before what is in memory serves. */
  actorWait: ms(1_000),
  /** A request whose head, or which as a whole, has not come by then is answered 408 and closed; looked at every `httpCheck`. */
  httpHead: ms(10_000),
  httpRequest: ms(30_000),
  httpCheck: ms(2_000),
  /** An answer nothing of which is read for so long is given up; longer than `enginePing`, for which a poll may be quiet. */
  httpStall: ms(60_000),
  enginePing: ms(25_000),
  enginePingTimeout: ms(5_000),
  /** A transport on which no namespace was joined by then is closed. */
  connectTimeout: ms(4_000),
  /** Those who are closed for a flood are logged one by one no more often than this; the others in one line at its end. */
  floodReport: ms(10_000),
  /** A critical alert that nobody took in hand goes to the next contact of the family. */
  familyPatience: ms(5 * 60_000),
  /** The second in which agents say how often they are heard of. */
  agentSecond: ms(1000),
  /** How long an agent has to be well, or otherwise ill, until its owner is notified. */
  agentCalm: ms(60_000),
  /** Where nobody looked at the leases of agents for so long, nobody may have taken their heartbeats: all are believed for one lease more. */
  agentUnwatched: ms(15_000),
  /** No inbound packet for this long: closed. */
  silence: ms(60_000),
  heads: ms(25_000),
  /** Heads of local rooms are read this often; the second value while the bus is unhealthy. */
  headsPoll: ms(2_000),
  headsPollUnhealthy: ms(1_000),
  /** A gap in a room's stream is waited for this long before it is read. */
  gap: ms(100),
  /** A room without members is tracked this long. */
  roomLinger: ms(60_000),
  expiryNotice: ms(60_000),
  expiryGrace: ms(30_000),
  busBatch: ms(2),
  /** The bus' own sign of life, and how long it may stay away before the connections are made anew. */
  busBeat: ms(500),
  busSilence: ms(2_000),
  coalesce: ms(250),
  typing: ms(6_000),
  /** What another server says of who is in a topic is believed this long. */
  presenceLease: ms(24_000),
  /** A server says so often that it lives, and is believed so long; who is on it when it dies is seen as offline after both at most. */
  presenceBeat: ms(5_000),
  presenceLife: ms(15_000),
  /** Whose last connection ended may come back for so long without having been offline. */
  presenceLinger: ms(10_000),
  /** New connections take their leases, and acknowledgements are stored, in batches of this length. */
  leaseBatch: ms(25),
  ackBatch: ms(200),
  leaseRenew: ms(10_000),
  /** What a connection that is silent looked at is believed for so long as well. */
  leaseLife: ms(60_000),
  ticket: ms(30_000),
  sseKeepAlive: ms(15_000),
  sseIdle: ms(1_000),
  jobPoll: ms(1_000),
  /** A job whose server is silent for so long is done by another. */
  jobLease: ms(60_000),
  /** A job of a kind no server handles is put among the dead letters when it has been due for so long: a deployment takes less. */
  jobUnknown: ms(600_000),
  /** How long a device that somebody looks at has to acknowledge something before it is pushed. */
  pushAfter: ms(10_000),
  /** What grows is pushed no more often than this. */
  pushAgain: ms(5 * 60_000),
  /** A push that failed is tried again after this, then after twice as long. */
  pushRetry: ms(30_000),
  /** The minute in which members say how long something stays unread before it is mailed. */
  mailMinute: ms(60_000),
  /** How long the server for mail may take to answer at first, to go on, and altogether. */
  smtpConnect: ms(10_000),
  smtpSilence: ms(30_000),
  smtpWhole: ms(120_000),
  /** How long it is left alone after several failures in a row; up to ten times as long when it goes on failing. */
  mailPause: ms(30_000),
  /** How long a push service may take, and how long it is left alone after it failed several times in a row. */
  pushAnswer: ms(10_000),
  pushRest: ms(30_000),
  /** What a webhook may take to answer; the first pause after a failure, of which the others are multiples; and how long it may fail until it is stopped. */
  webhookAnswer: ms(10_000),
  webhookPause: ms(5_000),
  webhookStop: ms(5 * 24 * 3600_000),
  drain: ms(15_000),
  drainSpread: ms(2_000),
  /** How long connections may linger after the last was asked to return. */
  drainGrace: ms(1_000),
  witness: ms(1_000),
});
export type Timings = z.infer<typeof timingsSchema>;
