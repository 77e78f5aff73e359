import type { FastifyInstance } from 'fastify';
import type { Withheld } from '../events/catch-up/withheld.ts';
import type { Broadcasts, Consumers, Listeners } from '../events/facts/consumers.ts';
import type { StoredEvent } from '../events/log/stored-event.ts';
import type { TrackedRoom } from '../events/tracker/tracked-room.ts';
import type { JobHandler } from '../jobs/job-handler.ts';
import type { AnyMail } from '../mail/define-mail.ts';
import type { Personal } from '../personal/personal.ts';
import type { CommandHandlers } from '../realtime/commands/command-handler.ts';
import type { FeatureRights } from '../rights/right.ts';
import type { Services } from './services.ts';

/** What a feature does while the server lives. */
export type Running = {
  /** What it answers on live connections. */
  commands?: CommandHandlers;
  /** A stored event was handed to the followers of its room on this server. */
  onDelivered?: (event: StoredEvent) => void;
  /** Who follows a room on this server changed. */
  onFollowers?: (room: TrackedRoom) => void;
  /** A member's role, name or visibility changed, and their connections know. */
  onMemberChanged?: (userId: string) => void;
  close?: () => void | Promise<void>;
};

/** One noun of the product, whole. It has only what it needs. */
export type Feature = {
  readonly name: string;
  /** Serves the operations of the contract. */
  readonly routes?: (app: FastifyInstance, services: Services) => void;
  /** Who may do what: a row for each operation and command it serves. */
  readonly rights?: FeatureRights;
  /** The events that its facts become. */
  readonly broadcasts?: Broadcasts;
  /** Which events are kept from whom, in rooms they may read otherwise. */
  readonly withheld?: Withheld;
  /** The jobs facts cause, its own and others'. */
  readonly consumers?: Consumers;
  /** What follows the commit of facts, its own and others'. */
  readonly listeners?: Listeners<Services>;
  readonly jobs?: readonly JobHandler<Services>[];
  /** What it keeps of persons, and what becomes of that when they go. */
  readonly personal?: Personal;
  /** The kinds of mail it sends. */
  readonly mails?: readonly AnyMail[];
  /** Begins what lives as long as the server; called before connections are let in. */
  readonly start?: (services: Services) => Running;
};

/** Declares a feature. The list of features is all that knows it. */
export const defineFeature = (feature: Feature): Feature => feature;
