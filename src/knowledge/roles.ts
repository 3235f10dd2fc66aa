import { z } from 'zod';
import type { Role } from '../validator/knowledge.ts';

const ROLES = [
  'caller',
  'callerUser',
  'callee',
  'calleeUser',
  'callerId',
  'callerName',
  'queue',
  'fromQueue',
  'toQueue',
  'skills',
  'language',
  'priority',
  'attributes',
  'label',
  'contact',
  'uui',
  'routing',
  'parties',
  'envelope',
  'noise',
] as const satisfies readonly Role[];

/** What a part of a request stands for, as dialects and contracts mark it. */
export const role = z.enum(ROLES);
