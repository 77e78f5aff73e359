import type { ContractDescription } from './describe.ts';

type Json = { [key: string]: unknown };
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What an old client would stumble over in `now`. Output may gain things and never lose or change them; input may ask
 * for less and never for more. Returns one line per break, empty when every client of `before` keeps working.
 */
export function breakingChanges(before: ContractDescription, now: ContractDescription): string[] {
  const breaks: string[] = [];
  for (const [name, event] of Object.entries(before.events)) {
    const next = now.events[name];
    if (!next) breaks.push(`event ${name} is gone`);
    else {
      if (next.class !== event.class) breaks.push(`event ${name} became ${next.class}`);
      if (next.namespace !== event.namespace) breaks.push(`event ${name} moved to ${next.namespace}`);
      for (const room of event.rooms)
        if (!next.rooms.includes(room)) breaks.push(`event ${name} left its ${room} rooms`);
      output(`event ${name}`, event.payload, next.payload, breaks);
    }
  }
  for (const [name, command] of Object.entries(before.commands)) {
    const next = now.commands[name];
    if (!next) breaks.push(`command ${name} is gone`);
    else {
      input(`command ${name}`, command.input, next.input, breaks);
      output(`command ${name}`, command.output, next.output, breaks);
    }
  }
  for (const [name, operation] of Object.entries(before.operations)) {
    const next = now.operations[name];
    if (!next || next.method !== operation.method || next.path !== operation.path) {
      breaks.push(`${operation.method} ${operation.path} is gone`);
      continue;
    }
    if (next.status !== operation.status) breaks.push(`${name} answers ${next.status} instead of ${operation.status}`);
    for (const part of ['params', 'query', 'body']) {
      input(`${name} ${part}`, (operation.input as Json)[part], (next.input as Json)[part], breaks);
    }
    output(`${name} answer`, operation.answer, next.answer, breaks);
  }
  return breaks;
}

function output(where: string, before: unknown, now: unknown, breaks: string[]): void {
  compare(where, before, now, breaks, (property, old, next) => {
    if (old.required && !next.required) breaks.push(`${where}.${property} may now be missing`);
  });
}

function input(where: string, before: unknown, now: unknown, breaks: string[]): void {
  compare(where, before, now, breaks, (property, old, next) => {
    if (!old.required && next.required) breaks.push(`${where}.${property} is now required`);
  });
  if (!isObject(now)) return;
  const known = isObject(before) && isObject(before.properties) ? before.properties : {};
  for (const property of (now.required as string[] | undefined) ?? []) {
    if (!(property in known)) breaks.push(`${where}.${property} is new and required`);
  }
}

type Presence = { required: boolean };
type OnProperty = (property: string, old: Presence, next: Presence) => void;

function compare(where: string, before: unknown, now: unknown, breaks: string[], onProperty: OnProperty): void {
  if (!isObject(before)) return;
  if (!isObject(now)) {
    breaks.push(`${where} is gone`);
    return;
  }
  if (before.type !== undefined && JSON.stringify(before.type) !== JSON.stringify(now.type)) {
    breaks.push(`${where} changed from ${String(before.type)} to ${String(now.type ?? 'anything')}`);
  }
  for (const value of (before.enum as unknown[] | undefined) ?? []) {
    if (!((now.enum as unknown[] | undefined) ?? []).includes(value))
      breaks.push(`${where} no longer knows ${String(value)}`);
  }
  const [old, next] = [before.properties, now.properties];
  if (isObject(old)) {
    for (const [property, schema] of Object.entries(old)) {
      if (!isObject(next) || !(property in next)) {
        breaks.push(`${where}.${property} is gone`);
        continue;
      }
      const required = (of: Json) => ((of.required as string[] | undefined) ?? []).includes(property);
      onProperty(property, { required: required(before) }, { required: required(now) });
      compare(`${where}.${property}`, schema, next[property], breaks, onProperty);
    }
  }
  if (isObject(before.items)) compare(`${where}[]`, before.items, now.items, breaks, onProperty);
}
