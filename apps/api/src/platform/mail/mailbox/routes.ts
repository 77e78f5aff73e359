import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { inlinePolicy } from '../../http/inline-policy.ts';
import { notFound } from '../../kernel/errors.ts';
import type { Mailer } from '../mailer.ts';
import { mailboxPage, pageStyle } from './page.ts';
import { readFolder, readOne } from './read-folder.ts';

type Needs = { config: { production: boolean; dataDir: string }; mail: Mailer };

/** A name of this machine: another one that leads here is a page of somebody else's (DNS rebinding). */
const ownName = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/;
const ownAddress = /^(127\.|::1$|::ffff:127\.)/;

/** This machine, asked for by its own name and without a proxy between, or an admin with their token (ATTACKS 50). */
function mayRead({ ctx, headers, raw }: FastifyRequest): boolean {
  if (ctx.actor?.role === 'admin') return true;
  const handedOn = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  return !handedOn && ownAddress.test(raw.socket.remoteAddress ?? '') && ownName.test(headers.host ?? '');
}

/**
 * `/dev/mailbox`: the mails that were written to the folder, as pages. It is not there in production, nor where an SMTP server
 * is set.
 */
export function mailboxRoutes(app: FastifyInstance, { config, mail }: Needs): void {
  if (config.production || mail.transport.kind !== 'folder') return;
  const directory = join(config.dataDir, 'mail');
  const get = (path: string, answer: (id: string, reply: FastifyReply) => Promise<unknown>) =>
    app.get<{ Params: { id?: string } }>(path, { config: { knowsMembers: true } }, async (request, reply) => {
      if (!mayRead(request)) throw notFound();
      reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
      return answer(request.params.id ?? '', reply);
    });

  const page = async (id: string, reply: FastifyReply) => {
    const mails = await readFolder(directory);
    const open = id === '' ? (mails[0] ?? null) : mails.find((one) => one.id === id);
    if (open === undefined) throw notFound();
    return reply
      .header('content-security-policy', inlinePolicy({ style: pageStyle, directives: { 'frame-src': "'self'" } }))
      .type('text/html; charset=utf-8')
      .send(mailboxPage(mails, open));
  };
  get('/dev/mailbox', page);
  get('/dev/mailbox/:id', page);
  get('/dev/mailbox/:id/html', async (id, reply) => {
    const kept = await readOne(directory, id);
    if (!kept) throw notFound();
    // As in a mail program: no script, nothing from elsewhere; links open in a window of their own.
    const policy = [
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'",
      "frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation",
    ];
    reply.removeHeader('origin-agent-cluster');
    return reply
      .header('content-security-policy', policy.join('; '))
      .header('x-frame-options', 'SAMEORIGIN')
      .type('text/html; charset=utf-8')
      .send(kept.html.replace('<head>', '<head><base target="_blank">'));
  });
}
