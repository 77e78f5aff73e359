import { personSchema } from '../identity/schemas.ts';
import { pageOf, pageQuerySchema } from '../kernel/page.ts';
import { byId } from '../rest/inputs.ts';
import { operation } from '../rest/operation.ts';
import { likeAnswerSchema } from './events.ts';

export const reactionOperations = {
  topicLikes: operation({
    method: 'GET',
    path: '/api/topics/:id/likes',
    access: 'public',
    summary: 'Lists who likes a topic, in the order they joined the community.',
    params: byId,
    query: pageQuerySchema,
    answer: pageOf(personSchema),
  }),
  replyLikes: operation({
    method: 'GET',
    path: '/api/replies/:id/likes',
    access: 'public',
    summary: 'Lists who likes a reply, in the order they joined the community.',
    params: byId,
    query: pageQuerySchema,
    answer: pageOf(personSchema),
  }),
  likeTopic: operation({
    method: 'PUT',
    path: '/api/topics/:id/like',
    access: 'member',
    summary: 'Likes a topic.',
    params: byId,
    answer: likeAnswerSchema,
  }),
  unlikeTopic: operation({
    method: 'DELETE',
    path: '/api/topics/:id/like',
    access: 'member',
    summary: 'Takes the like back.',
    params: byId,
    answer: likeAnswerSchema,
  }),
  likeReply: operation({
    method: 'PUT',
    path: '/api/replies/:id/like',
    access: 'member',
    summary: 'Likes a reply.',
    params: byId,
    answer: likeAnswerSchema,
  }),
  unlikeReply: operation({
    method: 'DELETE',
    path: '/api/replies/:id/like',
    access: 'member',
    summary: 'Takes the like back.',
    params: byId,
    answer: likeAnswerSchema,
  }),
} as const;
