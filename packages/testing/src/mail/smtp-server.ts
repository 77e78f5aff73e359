import type { AddressInfo, Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/**
 * What the server does with mails from now on. `refuse` answers the recipient, `refuse-message` the message itself; `slow`
 * answers nothing to the message; `drop-after-message` takes it and closes without an answer; `drop-at-recipient` closes
 * before the message.
 */
export type SmtpMood =
  | { kind: 'takes' | 'silent' | 'slow' | 'drop-after-message' | 'drop-at-recipient' }
  | { kind: 'refuse' | 'refuse-message'; code: number; text: string };

/** A mail as it came, parsed. */
export type TakenMail = { from: string; to: string[]; raw: string; parsed: ParsedMail };

export type TestSmtpServer = {
  readonly url: string;
  readonly port: number;
  /** Whole messages that arrived, accepted or not. */
  readonly taken: TakenMail[];
  /** How many connections came. */
  readonly connections: number;
  mood: SmtpMood;
  close: () => Promise<void>;
};

const refusal = (code: number, text: string): Error => Object.assign(new Error(text), { responseCode: code });

/** A real SMTP server on 127.0.0.1 that takes mails, or fails as it is asked to. `port` 0 takes a free one. */
export async function startSmtpServer({ port = 0 }: { port?: number } = {}): Promise<TestSmtpServer> {
  const taken: TakenMail[] = [];
  const sockets = new Set<Socket>();
  let mood: SmtpMood = { kind: 'takes' };
  let connections = 0;
  const dropAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onConnect(_session, done) {
      connections += 1;
      if (mood.kind !== 'silent') done();
    },
    onRcptTo(_address, _session, done) {
      if (mood.kind === 'refuse') return done(refusal(mood.code, mood.text));
      if (mood.kind === 'drop-at-recipient') return dropAll();
      return done();
    },
    onData(stream, session, done) {
      void read(stream).then(async (raw) => {
        taken.push({
          from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
          to: session.envelope.rcptTo.map(({ address }) => address),
          raw,
          parsed: await simpleParser(raw),
        });
        if (mood.kind === 'refuse-message') return done(refusal(mood.code, mood.text));
        if (mood.kind === 'drop-after-message') return dropAll();
        if (mood.kind !== 'slow') done();
        return undefined;
      }, done);
    },
  });
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const own = (server.server.address() as AddressInfo).port;
  return {
    port: own,
    url: `smtp://127.0.0.1:${own}`,
    taken,
    get connections() {
      return connections;
    },
    get mood() {
      return mood;
    },
    set mood(next) {
      mood = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        dropAll();
      }),
  };
}

async function read(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
