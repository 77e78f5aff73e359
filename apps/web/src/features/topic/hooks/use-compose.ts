import type { QueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Write } from '../../../lib/api/same-write.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { insertBlock, placesOf, readDraft, type Text, writeDraft } from '../../composer/index.ts';
import {
  anchorOf,
  discardReply,
  hrefOf,
  type Outgoing,
  type ReplyItem,
  sendReply,
  writeOf,
} from '../../replies/index.ts';

/** An edit to what is written, and what may be on the server of it. */
export type Insert = { edit: (text: Text) => Text; write?: Write | undefined };

/** The reply that is answered; it may stand beyond what is loaded. */
export type Answered = Pick<ReplyItem, 'id' | 'number' | 'author'> & { parentId?: string | null };

export type Compose =
  | { kind: 'reply'; parent: Answered | undefined; insert: Insert | undefined }
  | { kind: 'edit-reply'; reply: ReplyItem }
  | { kind: 'edit-topic' };

export type Quoted = { author: { displayName: string }; number: number; body: string | null };

export const replyDraft = (topicId: string, parentId: string | undefined): string =>
  parentId === undefined ? `reply.${topicId}` : `reply.${topicId}.${parentId}`;

/** The number of the post that is answered or changed, which is to be seen meanwhile. */
export function answeredBy(compose: Compose | undefined): number | undefined {
  if (compose?.kind === 'reply') return compose.parent?.number;
  return compose?.kind === 'edit-reply' ? compose.reply.number : undefined;
}

/** What is selected in the post, or the whole of its text. */
function quotedText({ number, body }: Quoted): string {
  const selection = window.getSelection();
  const text = selection?.toString().trim() ?? '';
  const post = selection?.anchorNode?.parentElement?.closest('article');
  return text !== '' && post?.id === anchorOf(number) ? text : (body ?? '');
}

function asQuote(topicId: string, from: Quoted): string {
  const name = from.author.displayName.replace(/([\\[\]*_`])/g, '\\$1');
  const lines = [`[${name} ↑](${hrefOf(topicId, from.number)})`, '', ...quotedText(from).split('\n')];
  return lines.map((line) => `> ${line}`.trimEnd()).join('\n');
}

/** Which composer is open in a topic. Opening another keeps what was written in the first. */
export function useCompose(client: QueryClient, topicId: string, memberId: string | undefined) {
  const [compose, setCompose] = useState<Compose | undefined>(undefined);
  const opener = useRef<HTMLElement | null>(null);
  const open = (next: Compose) => {
    if (!compose) opener.current = document.activeElement as HTMLElement | null;
    setCompose(next);
  };
  const close = () => {
    setCompose(undefined);
    // The opener may have gone with the post it stood in.
    requestAnimationFrame(() => opener.current?.isConnected && opener.current.focus({ preventScroll: true }));
  };
  const reply = (parent: Answered | undefined, insert?: Insert) => open({ kind: 'reply', parent, insert });
  return {
    compose,
    open,
    close,
    reply,
    quote: (from: Quoted) => {
      // Now: the composer takes the selection away.
      const block = asQuote(topicId, from);
      reply(undefined, { edit: (text) => insertBlock(text, block) });
    },
    send: (parent: Answered | undefined, body: string, earlier?: Write, meant = false) => {
      // What was written scrolls into sight, so the focus goes where one would write again.
      opener.current = document.querySelector<HTMLElement>('[data-dock]');
      // One level deep: an answer to an answer stands beside it.
      const parentId = parent ? (parent.parentId ?? parent.id) : null;
      sendReply(client, { topicId, parentId, body, ...(meant && { confirmMentions: true }) }, earlier);
    },
    /** Takes an unsent text back into the composer, behind what is written there already. */
    takeBack: (entry: Outgoing, parent: Answered | undefined) => {
      if (memberId === undefined) return;
      const name = replyDraft(topicId, parent?.id);
      const found = readDraft(memberId, name);
      const body = found?.body.trim() ? `${found.body.trimEnd()}\n\n${entry.body}` : entry.body;
      const write = writeOf(entry, serverNow()) ?? found?.write;
      const draft = { body, fields: found?.fields ?? {}, at: serverNow(), from: found ? placesOf(found) : [], write };
      const isKept = writeDraft(memberId, name, draft);
      discardReply(client, entry.id);
      // Where there was no room for both.
      if (!isKept) writeDraft(memberId, name, draft);
      const isOpen = compose?.kind === 'reply' && compose.parent?.id === parent?.id;
      // An open one has read its draft; what was typed since is there alone.
      reply(parent, isOpen ? { edit: (text) => insertBlock(text, entry.body), write } : undefined);
    },
  };
}
