import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import { route } from '../../platform/http/route.ts';
import { blockMember, unblockMember } from './block-member.ts';
import { followMember, unfollowMember } from './follow-member.ts';
import { listBlocks } from './list-blocks.ts';

/** Following and blocking members, and taking it back. */
export function relationshipRoutes(app: FastifyInstance): void {
  route(app, operations.follow, (ctx, { params }) => followMember(ctx, params.username));
  route(app, operations.unfollow, (ctx, { params }) => unfollowMember(ctx, params.username));
  route(app, operations.block, (ctx, { params }) => blockMember(ctx, params.username));
  route(app, operations.unblock, (ctx, { params }) => unblockMember(ctx, params.username));
  route(app, operations.blocks, (ctx, { query }) => listBlocks(ctx, query));
}
