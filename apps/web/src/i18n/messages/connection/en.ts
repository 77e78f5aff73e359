export const en = {
  'conn.live': 'Live',
  'conn.live.words': 'Everything arrives as it happens.',
  'conn.polling': 'by polling',
  'conn.polling.name': 'Live by polling',
  'conn.polling.words': 'A second slower; we keep trying the fast way.',
  'conn.sse': 'receive-only',
  'conn.sse.name': 'Live, receive-only',
  'conn.sse.words': 'News arrives live. What you send goes by ordinary requests.',
  'conn.timed': 'Checking every 30 s',
  'conn.timed.short': 'Timed',
  'conn.timed.words': 'We check every 30 seconds.',
  'conn.reconnecting': 'Reconnecting',
  'conn.reconnecting.said': 'Reconnecting. Nothing is lost.',
  'conn.tries': '{attempt, number}/{max, number}',
  'conn.offline': 'Offline',
  'conn.offline.words': 'You are offline. We will catch up when you are back.',
  'conn.offline.lead': 'You are offline.',
  'conn.offline.bar': 'You can read what was loaded. We will catch up when you are back.',
  'conn.lost': 'Connection lost',
  'conn.lost.short': 'Lost',
  'conn.lost.words': 'Connection lost. What you wrote is kept on this device.',
  'conn.lost.kept': 'What you wrote is kept on this device.',
  'conn.paused': 'Paused in this window',
  'conn.paused.short': 'Paused',
  'conn.paused.words': 'Paused here, because a newer window took over.',
  'conn.paused.lead': 'Paused in this window.',
  'conn.paused.bar': 'You opened Tidings on a sixth device.',
  'conn.paused.use': 'Use this window',
  'conn.waiting': 'Waiting for a place',
  'conn.waiting.short': 'Waiting',
  'conn.waiting.said': 'The server is full. We keep trying.',
  'conn.connecting': 'Connecting',
  'conn.retry': 'Retry',
  'conn.label': 'Connection:',
  // Said while the network is away, when nothing more can be loaded.
  'conn.tryNow': 'Try now',
  'conn.toast.reconnecting': 'Reconnecting, try {attempt, number} of {max, number}',
  'conn.toast.next': 'Next try in {seconds, number} s. Nothing is lost.',
  'conn.toast.now': 'Trying now. Nothing is lost.',
  'conn.toast.back': 'Back after {duration}',
  'conn.toast.backBody': 'Everything you missed is here, in order, with its own time.',
} as const;

declare module '../../catalogues.ts' {
  interface Catalogues {
    connection: typeof en;
  }
}
