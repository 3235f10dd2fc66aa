import type { Messages } from '../../validator/diagnostic.ts';

/** What is said of lookups: the messages of each card of the `org` family, with their slots. */
export const ORG_MESSAGES = {
  'org/contact-not-found': {
    id: ['property', 'id'],
  },
  'org/language-name': {
    default: ['property', 'found', 'id'],
    'several-listed': ['property', 'found', 'count', 'list'],
  },
  'org/language-not-found': {
    id: ['property', 'id'],
    name: ['property', 'found'],
  },
  'org/lookup-failed': {
    broken: [],
    forbidden: [],
    'login-refused': [],
    'rate-limited': [],
    slow: [],
    suspended: [],
    unreachable: [],
  },
  'org/missing-permission': {
    all: ['permissions'],
    any: ['permissions'],
  },
  'org/no-station': {
    callee: ['property'],
    caller: ['property'],
  },
  'org/number-not-assigned': {
    default: ['number'],
    'other-user': ['number'],
    'other-user-listed': ['number', 'id'],
    pool: ['number'],
  },
  'org/number-pending': {
    default: ['number', 'state'],
  },
  'org/participant-state': {
    'agent-leg': ['list'],
    'conversation-ended': [],
    'conversation-missing': ['id'],
    'customer-leg': ['list'],
    disconnected: ['state'],
    'participant-missing': ['id'],
  },
  'org/queue-name': {
    default: ['property', 'found', 'id'],
    'several-listed': ['property', 'found', 'count', 'list'],
  },
  'org/queue-not-found': {
    id: ['property', 'id'],
    name: ['property', 'found'],
  },
  'org/skill-name': {
    default: ['property', 'found', 'id'],
    'several-listed': ['property', 'found', 'count', 'list'],
  },
  'org/skill-not-found': {
    id: ['property', 'id'],
    name: ['property', 'found'],
  },
  'org/user-inactive': {
    default: ['property'],
  },
  'org/user-name': {
    default: ['property', 'found', 'id'],
    several: ['property', 'found', 'count', 'list'],
    'several-listed': ['property', 'found', 'count', 'list'],
  },
  'org/user-not-found': {
    id: ['property', 'id'],
    name: ['property', 'found'],
  },
  'org/wrapup-code-name': {
    default: ['property', 'found', 'id'],
    'several-listed': ['property', 'found', 'count', 'list'],
  },
  'org/wrapup-code-not-found': {
    id: ['property', 'id'],
    name: ['property', 'found'],
  },
} as const satisfies Readonly<Record<string, Messages>>;

/** A code that only a lookup in an organization reports. */
export type OrgCode = keyof typeof ORG_MESSAGES;

/** A message of the card of a code. */
export type OrgMessage<C extends OrgCode = OrgCode> = C extends OrgCode
  ? Extract<keyof (typeof ORG_MESSAGES)[C], string>
  : never;
