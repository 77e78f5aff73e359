import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { headerText } from '../../../config/mail-address.ts';
import { smtpOptions } from '../../../config/smtp-options.ts';
import type { Handed, Transport } from './transport.ts';

export type SmtpTimings = { smtpConnect: number; smtpSilence: number; smtpWhole: number };
type SmtpError = Error & {
  responseCode?: number | undefined;
  command?: string | undefined;
  response?: string | undefined;
};

/**
 * Hands mails to a server by SMTP, each over a connection of its own. Whether the server began to read the message decides
 * what a broken connection means: before, it surely has nothing; after, nobody knows.
 */
export function smtpTransport(url: string, timings: SmtpTimings): Transport {
  const { auth, ...options } = smtpOptions(url);
  return {
    kind: 'smtp',
    hand: ({ from, to }, { raw }) =>
      new Promise((resolve) => {
        let begun = false;
        const connection = new SMTPConnection({
          ...options,
          connectionTimeout: timings.smtpConnect,
          greetingTimeout: timings.smtpConnect,
          dnsTimeout: timings.smtpConnect,
          socketTimeout: timings.smtpSilence,
        });
        const end = (handed: Handed) => {
          clearTimeout(deadline);
          // First: closing is an end as well, and means nothing any more.
          resolve(handed);
          if (handed.outcome === 'sent') connection.quit();
          else connection.close();
        };
        const broken = (error: SmtpError) => end(meaningOf(error, begun));
        const deadline = setTimeout(() => broken(new Error('It took too long')), timings.smtpWhole);
        connection.on('error', broken);
        // A server that says goodbye in the middle.
        connection.on('end', () => broken(new Error('The connection was closed')));
        const message = new Readable({
          read() {
            begun = true;
            this.push(raw);
            this.push(null);
          },
        });
        const send = () =>
          connection.send({ from, to: [to] }, message, (error, info) => {
            if (error) return broken(error);
            end({ outcome: 'sent', detail: short(info?.response ?? '') });
            return undefined;
          });
        connection.connect((error) => {
          if (error) return broken(error);
          if (auth === null) return send();
          return connection.login({ credentials: auth }, (refusal) => (refusal ? broken(refusal) : send()));
        });
      }),
  };
}

const short = (text: string) => headerText(text, 250);

/** 5.7.x is a policy, 5.3.x the system, 5.2.2 a full mailbox: none of them says that the address is gone. */
const isOfAddress = (response: string) => !/^\d{3}[ -](5\.7\.|5\.3\.|5\.2\.2)/.test(response);

function meaningOf(error: SmtpError, begun: boolean): Handed {
  const { responseCode: code = 0, command = '', response = '', message } = error;
  const detail = short(response || message);
  // An answer to the message itself is certain, whatever was read.
  const answered = code > 0 && ['MAIL FROM', 'RCPT TO', 'DATA'].includes(command);
  if (begun && !answered) return { outcome: 'unknown', detail };
  if (code < 500 || !answered) return { outcome: 'later', detail, away: !answered || code === 421 };
  if (command === 'RCPT TO') return { outcome: isOfAddress(response) ? 'refused' : 'failed', detail };
  return { outcome: command === 'DATA' && /^\d{3}[ -]5\.1\./.test(response) ? 'refused' : 'failed', detail };
}
