import type { Database } from '@tidings/db';
import type { Obstacle, Personal, Section, Step } from './personal.ts';
import { removeRows } from './remove-rows.ts';
import { renameInTexts } from './rename-in-texts.ts';

type Source = { name: string; personal?: Personal | undefined };

/** What all features keep of persons. Nobody else knows them all. */
export class PersonalData {
  readonly #parts: readonly Personal[];
  /** In the order in which they run: what others see follows first, then rows go, then names in what stays. */
  readonly steps: readonly Step[];
  readonly sections: readonly Section[];

  /** Throws when two features answer for the same column, or two steps have one name. */
  constructor(features: readonly Source[]) {
    this.#parts = features.flatMap(({ personal }) => personal ?? []);
    const columns = this.#parts.flatMap((part) => Object.entries(part.columns));
    const rows = columns.flatMap(([column, fate]) => ('removed' in fate && fate.removed === 'rows' ? [column] : []));
    this.steps = [
      ...this.#parts.flatMap(({ steps = [] }) => steps),
      ...rows.map(removeRows),
      ...this.#parts.flatMap(({ texts = [] }) => texts).map(renameInTexts),
      ...this.#parts.flatMap(({ last = [] }) => last),
    ];
    this.sections = this.#parts.flatMap(({ sections = [] }) => sections);
    const once = [
      ...columns.map(([name]) => name),
      ...this.steps.map(({ name }) => name),
      ...this.sections.map(({ file }) => `${file}.json`),
    ];
    const twice = once.find((name, nth) => once.indexOf(name) !== nth);
    if (twice !== undefined) throw new Error(`Two features answer for ${twice}.`);
  }

  /** What a member has to give into other hands before they may go, of all features. */
  async obstacles(db: Database, userId: string): Promise<Obstacle[]> {
    return (await Promise.all(this.#parts.map(({ obstacles }) => obstacles?.(db, userId) ?? []))).flat();
  }
}
