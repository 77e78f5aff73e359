import { request } from 'node:http';
import { wait } from './clock.ts';
import type { Knocked } from './orders.ts';

const FULL = JSON.stringify({ code: 'AT_CAPACITY', message: 'Server at capacity' });
const TIMEOUT_MS = 10_000;

/** Asks for one connection more; true when the answer is exactly the refusal of the protocol (§5). */
function isRefused(url: string, transport: 'polling' | 'websocket'): Promise<boolean> {
  return new Promise((resolve) => {
    const upgrade = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    };
    const headers = transport === 'websocket' ? upgrade : {};
    const asked = request(`${url}/ws/?EIO=4&transport=${transport}`, { headers, agent: false, timeout: TIMEOUT_MS });
    asked.on('response', (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      response.on('error', () => resolve(false));
      response.on('end', () =>
        resolve(response.statusCode === 503 && Number(response.headers['retry-after']) > 0 && body === FULL),
      );
    });
    asked.on('upgrade', (_response, socket) => {
      socket.destroy();
      resolve(false);
    });
    asked.on('timeout', () => asked.destroy(new Error('no answer')));
    asked.on('error', () => resolve(false));
    asked.end();
  });
}

/** Knocks `perSecond` times a second for a while, by both transports in turn, whether or not there was an answer. */
export async function knock(url: string, perSecond: number, seconds: number): Promise<Knocked> {
  const answers: Promise<boolean>[] = [];
  const begun = performance.now();
  for (let elapsed = 0; elapsed < seconds * 1000; elapsed = performance.now() - begun) {
    while (answers.length < (elapsed / 1000) * perSecond) {
      answers.push(isRefused(url, answers.length % 2 === 0 ? 'polling' : 'websocket'));
    }
    await wait(2);
  }
  const exact = (await Promise.all(answers)).filter(Boolean).length;
  return { tries: answers.length, exact };
}
