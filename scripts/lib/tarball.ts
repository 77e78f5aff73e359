import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, succeeds, tool } from './steps.ts';

interface Manifest {
  name: string;
  version: string;
  exports: Record<string, string>;
  dependencies: Record<string, string>;
}

/** A package's manifest. What it exports from outside src is for this workspace alone. */
function read(path: string): Manifest {
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  const shipped = Object.entries(manifest.exports).filter(([, source]) => source.startsWith('./src/'));
  return { ...manifest, exports: Object.fromEntries(shipped) };
}
const built = (source: string, ending: string): string => source.replace('/src/', '/dist/').replace(/\.ts$/, ending);

/** The version of a dependency that is installed here, as an exact one. */
function versionOf(directory: string, name: string): string {
  return (JSON.parse(readFileSync(join(directory, 'node_modules', name, 'package.json'), 'utf8')) as Manifest).version;
}

/** TypeScript settings that write JavaScript and declarations instead of only checking. */
function settings(directory: string, stage: string, stages: Record<string, string>): object {
  const paths = Object.entries(stages).flatMap(([name, at]) =>
    Object.entries(read(join(at, 'package.source.json')).exports).map(([key, source]) => [
      name + key.slice(1),
      [join(at, built(source, '.d.ts'))],
    ]),
  );
  return {
    extends: join(root, 'tsconfig.base.json'),
    compilerOptions: {
      ...{ noEmit: false, declaration: true, rewriteRelativeImportExtensions: true },
      ...{
        rootDir: join(directory, 'src'),
        outDir: join(stage, 'dist'),
        typeRoots: [join(root, 'node_modules/@types')],
      },
      lib: ['es2024', 'dom', 'dom.iterable'],
      paths: Object.fromEntries(paths),
    },
    files: Object.values(read(join(directory, 'package.json')).exports).map((source) => join(directory, source)),
  };
}

/**
 * Builds one package of the workspace as JavaScript with declarations, and packs it for other programs.
 * `stages` are the packages built before, which it may import.
 * @returns the path of the tarball
 * @throws when it does not compile
 */
export async function tarball(name: string, to: string, stages: Record<string, string>): Promise<string> {
  const directory = join(root, 'packages', name);
  const manifest = read(join(directory, 'package.json'));
  const stage = join(to, name);
  rmSync(stage, { recursive: true, force: true });
  mkdirSync(stage, { recursive: true });
  symlinkSync(join(directory, 'node_modules'), join(stage, 'node_modules'));
  const write = (file: string, value: object) => writeFileSync(join(stage, file), JSON.stringify(value, null, 2));
  write('package.source.json', manifest);
  write('tsconfig.json', settings(directory, stage, stages));
  // The types of the package are checked where it is; against the declarations of another one that takes minutes.
  const compiled = await succeeds(tool('tsc'), ['-p', join(stage, 'tsconfig.json'), '--noCheck', '--checkers', '1']);
  if (!compiled) throw new Error(`${manifest.name} does not compile`);
  write('package.json', {
    ...{
      name: manifest.name,
      version: manifest.version,
      type: 'module',
      license: 'MIT',
      sideEffects: false,
      files: ['dist'],
    },
    exports: Object.fromEntries(
      Object.entries(manifest.exports).map(([key, source]) => [
        key,
        { types: built(source, '.d.ts'), default: built(source, '.js') },
      ]),
    ),
    dependencies: Object.fromEntries(
      Object.keys(manifest.dependencies).map((dependency) => [dependency, versionOf(directory, dependency)]),
    ),
  });
  stages[manifest.name] = stage;
  if (!(await succeeds('npm', ['pack', stage, '--pack-destination', to, '--silent'], { cwd: to }))) {
    throw new Error(`${manifest.name} could not be packed: npm is needed`);
  }
  return join(to, `${manifest.name.slice(1).replace('/', '-')}-${manifest.version}.tgz`);
}
