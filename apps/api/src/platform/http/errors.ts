import type { ErrorCode } from '@tidings/contracts';
import type { Operation } from '@tidings/contracts/rest';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { conformAnswer, conformErrorBody } from '../contract/contract.ts';
import { refusalOf } from '../events/log/refusals.ts';
import { ReplayedAnswer } from '../events/log/replayed-answer.ts';
import { TidingsError } from '../kernel/errors.ts';
import { withOutcome } from './unavailable.ts';
import { isPage } from './web-app.ts';

const byStatus: Record<number, [ErrorCode, string]> = {
  400: ['BAD_REQUEST', 'The request is not well-formed.'],
  404: ['NOT_FOUND', 'There is nothing at this address.'],
  413: ['PAYLOAD_TOO_LARGE', 'That is too large.'],
  415: ['UNSUPPORTED_MEDIA_TYPE', 'Send JSON.'],
};

/** Maps every error to `{ error: { code, message, correlationId } }`; what is unexpected is logged and says nothing. */
export function handleErrors(app: FastifyInstance, pages: () => boolean = () => false): void {
  app.setNotFoundHandler((request, reply) => {
    if (pages() && isPage(request)) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    return send(reply, request.ctx.correlationId, new TidingsError('NOT_FOUND', 'There is nothing at this address.'));
  });
  app.setErrorHandler((error, request, reply) => {
    const { correlationId, log } = request.ctx;
    const answered = error instanceof ReplayedAnswer ? replay(error, request.routeOptions.config.operation) : null;
    if (answered && 'text' in answered) {
      reply.code(answered.status).header('idempotency-replayed', 'true');
      if (answered.text === null) return reply.send();
      return reply.type('application/json; charset=utf-8').send(answered.text);
    }
    const cause = answered?.mismatch ?? error;
    const known = withOutcome(asKnown(cause), request);
    if (known.code === 'INTERNAL') log.error({ err: cause }, 'A request failed with an unexpected error; answered 500');
    else if (known.status >= 500)
      log.warn(
        { code: known.code, outcome: known.outcome, cause: String(known.cause ?? '') },
        'Could not serve a request for now; answered 503, the client tries again',
      );
    return send(reply, correlationId, known);
  });
}

type Replay = { status: number; text: string | null } | { mismatch: unknown };

/** The stored answer as the operation declares it today. */
function replay({ status, body }: ReplayedAnswer, operation: Operation | undefined): Replay {
  if (body === null || !operation) return { status, text: null };
  try {
    return { status, text: JSON.stringify(conformAnswer(operation, body)) ?? null };
  } catch (mismatch) {
    return { mismatch };
  }
}

function asKnown(error: unknown): TidingsError {
  try {
    refusalOf(error);
  } catch (mapped) {
    if (mapped instanceof TidingsError) return mapped;
  }
  const status = (error as { statusCode?: number }).statusCode ?? 500;
  const known = byStatus[status] ?? (status >= 400 && status < 500 ? byStatus[400] : undefined);
  const [code, message] = known ?? ['INTERNAL', 'Something went wrong on our side.'];
  return new TidingsError(code, message, { cause: error });
}

function send(reply: FastifyReply, correlationId: string, error: TidingsError) {
  const { code, message, retryAfterMs, details, outcome } = error;
  if (retryAfterMs !== undefined) reply.header('retry-after', Math.ceil(retryAfterMs / 1000));
  const body = {
    error: {
      code,
      message,
      correlationId,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      ...(details && { details }),
      ...(outcome && { outcome }),
    },
  };
  return reply
    .code(error.status)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(conformErrorBody(body)));
}
