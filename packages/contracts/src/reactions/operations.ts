import { byId } from '../rest/inputs.ts';
import { operation } from '../rest/operation.ts';
import { likeAnswerSchema } from './events.ts';

export const reactionOperations = {
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
