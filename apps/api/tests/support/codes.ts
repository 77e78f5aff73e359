import { setTimeout as pause } from 'node:timers/promises';

/** An answer as the people of `startForum` get it, or as the server gives it when asked in this process. */
type Answered = { status: number; body: unknown } | { statusCode: number; body: string };
type Refusal = { code: string; retryAfterMs?: number };

const statusOf = (answer: Answered): number => ('status' in answer ? answer.status : answer.statusCode);
function refusalIn({ body }: { body: unknown }): Refusal | undefined {
  const read = typeof body === 'string' && body !== '' ? JSON.parse(body) : body;
  return (read as { error?: Refusal } | null)?.error;
}

/** The code in the body of a refusal. */
export const codeIn = (body: unknown): string => refusalIn({ body })?.code ?? 'no code';

/** What came of a request: `done`, or the code it was refused with. */
export const codeOf = (answer: Answered): string => (statusOf(answer) < 300 ? 'done' : codeIn(answer.body));

/** The status and the code of a refusal. */
export const statusAndCode = (answer: Answered): [number, string | undefined] => [
  statusOf(answer),
  refusalIn(answer)?.code,
];

/** Does it again, as long as it is refused for its budget, once that allows: a request, or a command of a socket. */
export async function patiently<T extends object>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    const answer = await ask();
    const refusal = 'body' in answer ? refusalIn(answer) : (answer as Partial<Refusal>);
    if (refusal?.code !== 'RATE_LIMITED') return answer;
    await pause(refusal.retryAfterMs ?? 0);
  }
}
