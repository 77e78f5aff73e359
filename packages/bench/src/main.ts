/** `pnpm bench [--only connect,reply] [--rounds 5] [--connections 10000] [--records 1000000] [--posts 1000000] [--dry]`: measures and writes docs/benchmarks.md. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gather } from './load/members.ts';
import { startMachine } from './measure/machine.ts';
import type { Line, Suite } from './measure/suite.ts';
import { report } from './report.ts';
import { agents } from './suites/agents.ts';
import { announcement } from './suites/announcement.ts';
import { approvals } from './suites/approvals.ts';
import { broadcast } from './suites/broadcast.ts';
import { chat } from './suites/chat.ts';
import { connect } from './suites/connect.ts';
import { disturb } from './suites/disturb.ts';
import { full } from './suites/full.ts';
import { leaks } from './suites/leaks.ts';
import { memory } from './suites/memory.ts';
import { notify } from './suites/notify.ts';
import { presence } from './suites/presence.ts';
import { reply } from './suites/reply.ts';
import { search } from './suites/search.ts';
import { storm } from './suites/storm.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '10000' },
    records: { type: 'string', default: '1000000' },
    posts: { type: 'string', default: '1000000' },
    dry: { type: 'boolean', default: false },
  },
});
// Memory first: a process that has been large reuses what it has, and would look smaller than it is.
const suites: Suite[] = [
  memory,
  reply,
  approvals,
  chat,
  connect,
  broadcast,
  announcement,
  notify,
  disturb,
  storm,
  full,
  leaks,
  search,
  agents,
  presence,
];
const wanted = values.only?.split(',');
const large = Number(values.connections);
const machine = await startMachine();
const lines: Line[] = [];
const failed: string[] = [];
try {
  const crowd = await gather(machine.api.url, 60, 32);
  for (const suite of suites.filter(({ name }) => wanted?.includes(name) ?? true)) {
    console.log(`${suite.name} …`);
    const note = (text: string) => console.log(`  ${text}`);
    const found = await suite
      .run({
        machine,
        crowd,
        rounds: Number(values.rounds),
        large,
        records: Number(values.records),
        posts: Number(values.posts),
        note,
      })
      .catch((error: unknown): Line[] => {
        failed.push(suite.name);
        console.error(`  ${suite.name} failed:`, error);
        return [];
      });
    for (const line of found)
      console.log(
        `  ${line.what}: ${line.ours.toFixed(2)} ${line.unit}${line.limit ? ` beside ${line.limit.value.toFixed(2)}` : ''} (${line.goal}${line.met === false ? ', missed' : ''})`,
      );
    lines.push(...found);
  }
} finally {
  await machine.stop();
}
const page = report(lines, {
  rounds: Number(values.rounds),
  pinned: machine.pinned,
  date: new Date().toISOString().slice(0, 10),
});
// A page with holes would look like one that measured everything.
if (values.dry || wanted || failed.length > 0) console.log(page);
else writeFileSync(join(import.meta.dirname, '../../../docs/benchmarks.md'), page);
process.exit(failed.length > 0 ? 1 : 0);
