import type { JsonNode, ObjectNode } from '../json/node.ts';
import type { Schema } from '../knowledge.ts';
import { foldName } from '../text/fold-name.ts';
import type { Facts } from './facts.ts';

/** How the operation of a payload is known. */
export type Grounds =
  /** The payload's own request or SDK call names it. */
  | 'own'
  /** The request line stands right before it. */
  | 'near'
  /** The text around names it, or the vendor. */
  | 'context'
  /** Nothing does. */
  | 'none';

/** Properties that responses, errors, tokens and other products have and no call request does. */
const NEVER = new Set([
  'selfuri',
  'message',
  'authorization',
  'headers',
  'contextid',
  'accesstoken',
  'tokentype',
  'expiresin',
  'granttype',
  'ncco',
  'twiml',
  'answerurl',
  'applicationid',
  'statuscallback',
  'subject',
  'html',
  'jsonrpc',
  'openapi',
  'swagger',
  'dependencies',
  'devdependencies',
  'compileroptions',
  'messages',
  'choices',
  'toolcalls',
  'contactflowid',
  'instanceid',
  'connectionid',
  'callbackuri',
  'accountsid',
]);

/** Whether a value is a request body, rather than a response, an error, a token or another vendor's message. */
export function readsAsCall(facts: Facts, grounds: Grounds): boolean {
  const { body } = facts;
  if (grounds === 'own') return true;
  if (facts.wrapped !== null && grounds === 'near') return true;
  if (body.kind === 'array') return grounds !== 'none' && body.items.some((item) => item.kind === 'object');
  if (body.kind !== 'object') return false;
  if (hasForeignName(body)) return false;
  if (body.members.length === 0) return grounds !== 'none';
  if (grounds === 'near') return true;
  if (facts.match.shape === 'unknown') return false;
  if (grounds === 'context') return isMostlyKnown(facts);
  return isPlausible(facts) && facts.roles.unknown.length === 0;
}

/** Whether the body alone tells that it is one of a model of this API. */
export function isUnmistakable(node: JsonNode, model: Schema | null): boolean {
  return node.kind === 'object' && node.members.some(({ key }) => model?.roles?.unmistakable.has(key));
}

function hasForeignName(body: ObjectNode): boolean {
  return body.members.some(({ key }) => NEVER.has(foldName(key)));
}

function isMostlyKnown(facts: Facts): boolean {
  const { body, roles } = facts;
  const members = body.kind === 'object' ? body.members.length : 0;
  const known = members - roles.unknown.length;
  return known > 0 && roles.unknown.length <= known * 3;
}

/** Someone to call, by a number or an id, under a dialect's or a published name. */
function isPlausible(facts: Facts): boolean {
  if (!facts.placesCall) return false;
  if (facts.published.has(facts.table.properties.get('callee') ?? '')) return true;
  return facts.roles.parties.some(
    ({ address }) =>
      address !== null &&
      (address.form.kind === 'international' || address.form.kind === 'uuid' || address.form.scheme !== null),
  );
}
