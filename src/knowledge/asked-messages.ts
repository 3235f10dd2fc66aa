import { ORG_MESSAGES } from '../genesys/lookups/messages.ts';
import { CONTRACT_MESSAGES } from '../validator/contract/messages.ts';
import type { Messages } from '../validator/diagnostic.ts';
import { JSON_MESSAGES } from '../validator/json/messages.ts';
import { rules } from '../validator/rules/index.ts';

/** What the code asks the cards to say, by code. */
export const ASKED_MESSAGES: ReadonlyMap<string, Messages> = new Map<string, Messages>([
  ...Object.entries(JSON_MESSAGES),
  ...Object.entries(CONTRACT_MESSAGES),
  ...Object.entries(ORG_MESSAGES),
  ...rules.map(({ code, messages }) => [code, messages] as const),
]);
