import { commands } from '@tidings/contracts';
import { type Access, type Operation, operations } from '@tidings/contracts/rest';
import { features } from '../features/index.ts';
import type { Feature } from '../platform/feature/feature.ts';
import { platformFeatures } from '../platform/platform-features.ts';
import type { Right } from '../platform/rights/right.ts';

export { type Asker, askers, isKey, ranks } from '../platform/rights/cases.ts';
export type { Right, Sample } from '../platform/rights/right.ts';
export type { TargetKind } from '../platform/rights/target-kind.ts';
export { type Cell, cellsOf, type Verdict } from '../platform/rights/verdict.ts';

/** One row of the table of rights: what is asked for, by whom the contract lets it be asked, and the rule. */
export type RightRow = { name: string; access: Access; right: Right; operation: Operation | null };

const known: Readonly<Record<string, Operation>> = operations;
const all: readonly Feature[] = [...platformFeatures, ...features];
const baseOf = (name: string) => name.split(':')[0] ?? '';

/** The rights of every operation, by the features that serve them. @throws Error when one names no operation */
export const operationRights = (): RightRow[] =>
  all
    .flatMap(({ rights }) => Object.entries(rights?.operations ?? {}))
    .map(([name, right]) => {
      const operation = known[baseOf(name)];
      if (!operation) throw new Error(`The contracts have no operation ${baseOf(name)}, which ${name} is a right of.`);
      return { name, access: operation.access, right, operation };
    });

/** The rights of every command; whoever is connected is signed in. @throws Error when one names no command */
export const commandRights = (): RightRow[] =>
  all
    .flatMap(({ rights }) => Object.entries(rights?.commands ?? {}))
    .map(([name, right]) => {
      if (!Object.hasOwn(commands, name)) throw new Error(`The contracts have no command ${name}.`);
      return { name, access: 'member', right, operation: null };
    });
