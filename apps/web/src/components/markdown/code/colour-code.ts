import { grammarOf, type Kind } from './languages.ts';

export type Part = { kind?: Kind; text: string; at: number };

/** Beyond this the rest of a code has no colours: each part is an element. */
const MAX_PARTS = 1500;

const word = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const number = /(?:0[xXbBoO][\da-fA-F_]+|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?)[a-zA-Z%]{0,3}/y;

const matchAt = (pattern: RegExp, code: string, at: number): string => {
  pattern.lastIndex = at;
  return pattern.exec(code)?.[0] ?? '';
};

/** Parts of a code by what they are. Every pattern is anchored, and nothing is looked at twice: linear in the code. */
export function colourCode(code: string, language: string): Part[] {
  const grammar = grammarOf(language);
  if (!grammar) return [{ at: 0, text: code }];
  const parts: Part[] = [];
  let plainFrom = 0;
  const take = (at: number, text: string, kind: Kind) => {
    if (at > plainFrom) parts.push({ at: plainFrom, text: code.slice(plainFrom, at) });
    parts.push({ kind, text, at });
    plainFrom = at + text.length;
  };
  let at = 0;
  while (at < code.length && parts.length < MAX_PARTS) {
    const rule = grammar.rules.find(({ pattern }) => matchAt(pattern, code, at) !== '');
    const ruled = rule ? matchAt(rule.pattern, code, at) : '';
    const written = ruled === '' ? matchAt(word, code, at) : '';
    const counted = ruled === '' && written === '' ? matchAt(number, code, at) : '';
    if (rule) take(at, ruled, rule.kind);
    else if (counted !== '') take(at, counted, 'num');
    else if (written !== '' && grammar.keywords.has(grammar.anyCase ? written.toLowerCase() : written))
      take(at, written, 'key');
    else if (written !== '' && /^\s?\(/.test(code.slice(at + written.length, at + written.length + 2)))
      take(at, written, 'fn');
    at += (ruled || written || counted).length || 1;
  }
  if (plainFrom < code.length) parts.push({ at: plainFrom, text: code.slice(plainFrom) });
  return parts;
}
