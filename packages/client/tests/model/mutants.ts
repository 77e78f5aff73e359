import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CreateClient } from './history.ts';

const packageRoot = join(import.meta.dirname, '../..');
const scratch = join(packageRoot, '.tmp/mutants');

export type Mutant = {
  name: string;
  /** The invariants that may go red; any other failure does not count. */
  breaks: readonly string[];
  patches: readonly { file: string; from: string; to: string }[];
};

/** Faults a client could have. Each is a patch to a scratch copy of the source, and the model must find it. */
export const mutants: readonly Mutant[] = [
  {
    name: 'acknowledges before the effect',
    breaks: ['I1'],
    patches: [
      {
        file: 'stream/room/room-applier.ts',
        from: 'const effects = views.effects(event);',
        to: 'this.#port.reached({ ...event.meta }); const effects = views.effects(event);',
      },
    ],
  },
  {
    name: 'keeps the position before the effect',
    breaks: ['I1', 'I5'],
    patches: [
      {
        file: 'stream/room/room-applier.ts',
        from: 'const effects = views.effects(event);',
        to: 'const { epoch, offset, id } = event.meta; this.position = { epoch, offset, id }; const effects = views.effects(event);',
      },
    ],
  },
  {
    name: 'has no second guard',
    breaks: ['I2'],
    patches: [{ file: 'stream/views/view.ts', from: 'if (this.#seen.has(meta.id)) return;', to: '' }],
  },
  {
    name: 'applies over a gap',
    breaks: ['I1', 'I2'],
    patches: [
      {
        file: 'stream/room/held-events.ts',
        from: 'const key = keyOf(position.epoch, position.offset + 1);',
        to: 'const key = this.#events.keys().next().value ?? keyOf(position.epoch, position.offset + 1);',
      },
    ],
  },
  {
    name: 'applies what it has already',
    breaks: ['I2'],
    patches: [
      {
        file: 'stream/views/view.ts',
        from: ' || meta.offset <= this.at.offset) return;\n    if',
        to: ') return;\n    if',
      },
      { file: 'stream/views/view.ts', from: 'if (this.#seen.has(meta.id)) return;', to: '' },
      { file: 'stream/room/held-events.ts', from: 'this.#events.delete(key);\n    return event;', to: 'return event;' },
      {
        file: 'stream/room/held-events.ts',
        from: 'const key = keyOf(position.epoch, position.offset + 1);',
        to: 'const twice = keyOf(position.epoch, position.offset); const again = this.#events.get(twice); this.#events.delete(twice); if (again) return again; const key = keyOf(position.epoch, position.offset + 1);',
      },
    ],
  },
  {
    name: 'never hears of the last events of a stream',
    breaks: ['I5'],
    patches: [
      {
        file: 'stream/room/room.ts',
        from: 'if (this.refused) return;\n    this.#gap.knownHead.note(epoch, offset);\n    const behind',
        to: 'if (this.position) return;\n    const behind',
      },
    ],
  },
  {
    name: 'does not notice another epoch',
    breaks: ['I5', 'I3'],
    patches: [
      {
        file: 'stream/room/known-head.ts',
        from: '(this.epoch !== position.epoch || this.offset > position.offset)',
        to: 'this.offset > position.offset',
      },
    ],
  },
  {
    name: 'does not pull after the server stopped sending',
    breaks: ['live'],
    patches: [{ file: 'stream/room/gap.ts', from: 'if (this.#pull || ', to: 'if (' }],
  },
  {
    name: 'resets always',
    breaks: ['no needless resets'],
    patches: [
      {
        file: 'stream/room/room.ts',
        from: 'if (this.position && result.recovered &&',
        to: 'if (this.position && result.ok === undefined &&',
      },
      { file: 'stream/room/room.ts', from: 'if (this.position && !result.recovered &&', to: 'if (this.position &&' },
    ],
  },
];

/** Writes the mutant beside the real source. Answers where. @throws when a patch no longer fits the source */
export async function writeMutant(mutant: Mutant, name: string): Promise<string> {
  const root = join(scratch, name);
  await rm(root, { recursive: true, force: true });
  await mkdir(root, { recursive: true });
  await cp(join(packageRoot, 'src'), root, { recursive: true, filter: (path) => !path.endsWith('.test.ts') });
  for (const { file, from, to } of mutant.patches) {
    const path = join(root, file);
    const source = await readFile(path, 'utf8');
    if (!source.includes(from)) throw new Error(`${mutant.name}: ${file} no longer has “${from}”`);
    await writeFile(path, source.replace(from, to));
  }
  return root;
}

/** Writes the mutant and loads it. */
export async function loadMutant(mutant: Mutant, n: number): Promise<CreateClient> {
  const root = await writeMutant(mutant, String(n));
  const module: { createTidingsClient: CreateClient } = await import(pathToFileURL(join(root, 'index.ts')).href);
  return module.createTidingsClient;
}
