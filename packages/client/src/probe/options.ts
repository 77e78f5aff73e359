import { parseArgs } from 'node:util';
import { parseRoom, roomKinds } from '@tidings/contracts/plain';
import { type TransportName, transportNames } from '../shared/transport-name.ts';

export type ProbeOptions = {
  url: string;
  login: string;
  password: string;
  rooms: string[];
  /** One transport only; otherwise the whole ladder. */
  transport: TransportName | null;
  /** How long to listen; 0: until it is interrupted. */
  seconds: number;
};

/** Every room a client can join, as it is written. */
const roomForms = Object.values(roomKinds)
  .filter(({ joinedBy }) => joinedBy === 'client')
  .map(({ prefix }) => (prefix.endsWith(':') ? `${prefix}<id>` : prefix))
  .join(', ');

export const usage = `Signs in, connects, prints events one a line and measures the way there and back.

  pnpm probe --url http://localhost:4000 --login alice --password … [options]

  --url        where the server is (http://localhost:4000)
  --login      user name or e-mail address
  --password   or the environment variable TIDINGS_PASSWORD
  --rooms      rooms to follow, separated by commas: ${roomForms};
               your own room and the announcements are always there
  --transport  ${transportNames.join(', ')}: that one only (the whole ladder)
  --seconds    how long to listen; 0 until Ctrl-C (10)`;

/** A wrong call: shown as a sentence, without a stack. */
export class UsageError extends Error {}

/** Reads the command line. @throws UsageError saying what is wrong, or with an empty message when help is asked for */
export function readOptions(args: string[], env: Record<string, string | undefined>): ProbeOptions {
  const values = parse(args);
  if (values.help) throw new UsageError('');
  const url = values.url ?? 'http://localhost:4000';
  if (!/^https?:\/\/[^/]+\/?$/.test(url)) throw new UsageError(`--url ${url} is not an address like http://host:port.`);
  const password = values.password ?? env.TIDINGS_PASSWORD;
  if (!values.login) throw new UsageError('Who signs in? Give --login.');
  if (!password) throw new UsageError('Give --password, or set TIDINGS_PASSWORD.');
  const wanted = (values.rooms ?? []).flatMap((list) => list.split(',')).filter(Boolean);
  for (const room of wanted) if (!parseRoom(room)) throw new UsageError(`${room} is not the name of a room.`);
  const transport = transportNames.find((transport) => transport === values.transport) ?? null;
  if (values.transport && !transport) throw new UsageError(`--transport is one of ${transportNames.join(', ')}.`);
  const seconds = Number(values.seconds ?? 10);
  if (!Number.isFinite(seconds) || seconds < 0) throw new UsageError('--seconds is a number.');
  return { url: url.replace(/\/$/, ''), login: values.login, password, rooms: wanted, transport, seconds };
}

function parse(args: string[]) {
  try {
    const string = { type: 'string' } as const;
    const options = {
      url: string,
      login: string,
      password: string,
      rooms: { type: 'string', multiple: true },
      transport: string,
      seconds: string,
      help: { type: 'boolean', short: 'h' },
    } as const;
    return parseArgs({ args: args.filter((arg) => arg !== '--'), options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'That cannot be read.');
  }
}
