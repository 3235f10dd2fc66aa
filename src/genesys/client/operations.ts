import { z } from 'zod';

/**
 * What callcheck reads of an organization: operations and response fields as the vendor's SDK declares them, which
 * `npm run knowledge:drift` compares. Responses are read by these schemas alone, so a name, an address or an e-mail that
 * stands beside an ID never gets any further.
 */
export interface ReadOperation<T = unknown> {
  /** The SDK's name of the method. */
  readonly id: string;
  readonly path: string;
  /** The query that may be sent, by parameter. */
  readonly query: readonly string[];
  /** The SDK's name of the response's model. */
  readonly model: string;
  readonly response: z.ZodType<T>;
  /** What the client's role needs for it. */
  readonly permission: string;
}

const define = <T>(operation: ReadOperation<T>): ReadOperation<T> => operation;

/** IDs go into bodies and paths, so nothing else passes for one. */
export const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const id = z.string().regex(ID);

/** Words such as `active`; what is no word is not shown. */
const word = z.string().regex(/^[A-Za-z][A-Za-z_-]{0,39}$/);

/** A hundred entries are asked for at most. */
const listOf = <T extends z.ZodType>(entity: T) => z.object({ entities: z.array(entity).max(200) });

const named = z.object({ id, name: z.string() });
const thing = z.object({ id });
const station = z.object({ id: z.string() });
const owned = { owner: thing.nullish(), ownerType: word.nullish() };

export const getQueue = define({
  id: 'getRoutingQueue',
  path: '/api/v2/routing/queues/{queueId}',
  query: [],
  model: 'Queue',
  response: thing,
  permission: 'routing:queue:view',
});

export const findQueues = define({
  id: 'getRoutingQueues',
  path: '/api/v2/routing/queues',
  query: ['name', 'pageSize'],
  model: 'QueueEntityListing',
  response: listOf(named),
  permission: 'routing:queue:view',
});

export const getUser = define({
  id: 'getUser',
  path: '/api/v2/users/{userId}',
  query: ['expand', 'state'],
  model: 'User',
  response: z.object({
    id,
    state: word.nullish(),
    station: z
      .object({
        associatedStation: station.nullish(),
        effectiveStation: station.nullish(),
        defaultStation: station.nullish(),
      })
      .nullish(),
    authorization: z.object({ permissions: z.array(z.string().max(200)).max(10_000).nullish() }).nullish(),
  }),
  permission: 'directory:user:view',
});

export const searchUsers = define({
  id: 'getUsersSearch',
  path: '/api/v2/users/search',
  query: ['q64'],
  model: 'UsersSearchResponse',
  response: z.object({ results: z.array(thing).max(200).default([]) }),
  permission: 'directory:user:view',
});

export const findNumbers = define({
  id: 'getTelephonyProvidersEdgesDids',
  path: '/api/v2/telephony/providers/edges/dids',
  query: ['phoneNumber', 'pageSize'],
  model: 'DIDEntityListing',
  response: listOf(z.object({ phoneNumber: z.string().nullish(), state: word.nullish(), ...owned })),
  permission: 'telephony:plugin:all',
});

export const findPoolNumbers = define({
  id: 'getTelephonyProvidersEdgesDidpoolsDids',
  path: '/api/v2/telephony/providers/edges/didpools/dids',
  query: ['type', 'numberMatch', 'pageSize'],
  model: 'DIDNumberEntityListing',
  response: listOf(z.object({ number: z.string().nullish(), assigned: z.boolean().nullish(), ...owned })),
  permission: 'telephony:plugin:all',
});

export const getSkill = define({
  id: 'getRoutingSkill',
  path: '/api/v2/routing/skills/{skillId}',
  query: [],
  model: 'RoutingSkill',
  response: thing,
  permission: 'routing:skill:view',
});

export const findSkills = define({
  id: 'getRoutingSkills',
  path: '/api/v2/routing/skills',
  query: ['name', 'pageSize'],
  model: 'SkillEntityListing',
  response: listOf(named),
  permission: 'routing:skill:view',
});

export const getLanguage = define({
  id: 'getRoutingLanguage',
  path: '/api/v2/routing/languages/{languageId}',
  query: [],
  model: 'Language',
  response: thing,
  permission: 'routing:language:view',
});

export const findLanguages = define({
  id: 'getRoutingLanguages',
  path: '/api/v2/routing/languages',
  query: ['name', 'pageSize'],
  model: 'LanguageEntityListing',
  response: listOf(named),
  permission: 'routing:language:view',
});

export const getWrapupCode = define({
  id: 'getRoutingWrapupcode',
  path: '/api/v2/routing/wrapupcodes/{codeId}',
  query: [],
  model: 'WrapupCode',
  response: thing,
  permission: 'routing:wrapupCode:view',
});

export const findWrapupCodes = define({
  id: 'getRoutingWrapupcodes',
  path: '/api/v2/routing/wrapupcodes',
  query: ['name', 'pageSize'],
  model: 'WrapupCodeEntityListing',
  response: listOf(named),
  permission: 'routing:wrapupCode:view',
});

export const getContact = define({
  id: 'getExternalcontactsContact',
  path: '/api/v2/externalcontacts/contacts/{contactId}',
  query: [],
  model: 'ExternalContact',
  response: thing,
  permission: 'externalContacts:contact:view',
});

export const getConversation = define({
  id: 'getConversation',
  path: '/api/v2/conversations/{conversationId}',
  query: [],
  model: 'Conversation',
  response: z.object({
    id,
    endTime: z.string().nullish(),
    participants: z
      .array(
        z.object({
          id: id.nullish(),
          purpose: word.nullish(),
          userId: id.nullish(),
          calls: z
            .array(z.object({ state: word.nullish() }))
            .max(100)
            .nullish(),
        }),
      )
      .max(200),
  }),
  permission: 'conversation:communication:view',
});

/** What the client itself may do; asked by the doctor alone. */
export const getOwnGrants = define({
  id: 'getAuthorizationSubjectsMe',
  path: '/api/v2/authorization/subjects/me',
  query: [],
  model: 'AuthzSubject',
  response: z.object({
    grants: z
      .array(
        z.object({
          role: z
            .object({
              policies: z
                .array(
                  z.object({
                    domain: z.string().nullish(),
                    entityName: z.string().nullish(),
                    actions: z.array(z.string()).nullish(),
                  }),
                )
                .nullish(),
            })
            .nullish(),
        }),
      )
      .default([]),
  }),
  permission: '',
});

/** All that is ever read. */
export const READ_OPERATIONS: readonly ReadOperation[] = [
  getQueue,
  findQueues,
  getUser,
  searchUsers,
  findNumbers,
  findPoolNumbers,
  getSkill,
  findSkills,
  getLanguage,
  findLanguages,
  getWrapupCode,
  findWrapupCodes,
  getContact,
  getConversation,
  getOwnGrants,
];

/** The permissions that a role for callcheck needs, each once, in the order of the table above. */
export const NEEDED_PERMISSIONS: readonly string[] = [
  ...new Set(READ_OPERATIONS.map(({ permission }) => permission).filter((each) => each !== '')),
];
