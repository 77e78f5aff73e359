import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import { headerText, type Sender } from '../../config/mail-address.ts';
import type { Composed } from './transport/transport.ts';

/** Mails are read on slow lines and cut by providers: one that is larger says too much. */
const MOST_BYTES = 256 * 1024;

/** A conversation, by an id such as `topic:<id>`: its mails stand together in the mail program, and are filtered by its list. */
export type Thread = { id: string };
/** The page that says what would be stopped; a POST there stops it at once (RFC 8058). */
export type Unsubscribe = { url: string };

export type ToCompose = {
  id: string;
  messageId: string;
  from: Sender;
  to: string;
  at: Date;
  subject: string;
  html: string;
  text: string;
  thread: Thread | null;
  unsubscribe: Unsubscribe | null;
};

const hashed = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 32).toLowerCase();

/** The Message-ID of a mail, from what names it. */
export const messageIdOf = (key: string, from: Sender): string => `<${hashed(key)}@${hostOf(from)}>`;
const hostOf = ({ address }: Sender): string => address.slice(address.lastIndexOf('@') + 1);

/** The mail as bytes: text and HTML, one recipient, headers that hold one line each. Throws when it is too large. */
export async function compose(mail: ToCompose): Promise<Composed> {
  const { thread, unsubscribe, from } = mail;
  const root = thread && `<thread.${hashed(thread.id)}@${hostOf(from)}>`;
  const headers = {
    // Nobody is answered "I am on holiday" by a member's mail program.
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    ...(thread && { 'List-Id': `<${hashed(thread.id).slice(0, 16)}.${hostOf(from)}>` }),
    ...(unsubscribe && {
      'List-Unsubscribe': `<${new URL(unsubscribe.url).href}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  };
  const subject = headerText(mail.subject);
  const node = new MailComposer({
    from: { name: headerText(from.name, 80), address: from.address },
    to: { name: '', address: mail.to },
    subject,
    date: mail.at,
    messageId: mail.messageId,
    ...(root && { inReplyTo: root, references: root }),
    headers,
    text: mail.text,
    html: mail.html,
    textEncoding: 'quoted-printable',
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  const raw = await node.build();
  if (raw.length > MOST_BYTES) throw new Error(`The mail is too large: ${raw.length} bytes`);
  return { id: mail.id, messageId: mail.messageId, subject, html: mail.html, text: mail.text, headers, raw };
}
