export { fold } from './fold.ts';
export { charactersIn, type Token, tokensOf } from './tokens.ts';
