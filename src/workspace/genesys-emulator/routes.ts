import type { Named, Organization, OrgUser } from './organization.ts';

/** What a GET answers: an entity, a listing, or nothing there. */
export type Found = Readonly<Record<string, unknown>> | null;

interface Route {
  readonly path: RegExp;
  /** Null for what any client may read of itself. */
  readonly permission: string | null;
  find(organization: Organization, id: string, query: URLSearchParams): Found;
}

/** Reads as the vendor's SDK declares them, with names and addresses as the API sends them. */
const ROUTES: readonly Route[] = [
  ...namedRoutes('routing/queues', 'routing:queue:view', ({ queues }) => queues),
  ...namedRoutes('routing/skills', 'routing:skill:view', ({ skills }) => skills),
  ...namedRoutes('routing/languages', 'routing:language:view', ({ languages }) => languages),
  ...namedRoutes('routing/wrapupcodes', 'routing:wrapupCode:view', ({ wrapupCodes }) => wrapupCodes),
  {
    path: /^\/api\/v2\/users\/search$/,
    permission: 'directory:user:view',
    find: ({ users }, _, query) => searchUsers(users, query.get('q64') ?? ''),
  },
  {
    path: /^\/api\/v2\/users\/([^/]+)$/,
    permission: 'directory:user:view',
    find: ({ users }, id, query) => {
      const user = users.find((each) => each.id === id);
      const isAsked = user?.state === 'active' || query.get('state') === 'any';
      return user !== undefined && isAsked ? toUser(user, query.getAll('expand')) : null;
    },
  },
  {
    path: /^\/api\/v2\/telephony\/providers\/edges\/dids$/,
    permission: 'telephony:plugin:all',
    find: ({ numbers }, _, query) =>
      listing(
        numbers
          .filter(({ phoneNumber }) => phoneNumber === query.get('phoneNumber'))
          .map(({ phoneNumber, state, owner }) => ({
            name: phoneNumber,
            phoneNumber,
            state,
            ...ownedBy(owner),
          })),
      ),
  },
  {
    path: /^\/api\/v2\/telephony\/providers\/edges\/didpools\/dids$/,
    permission: 'telephony:plugin:all',
    find: ({ numbers, pools }, _, query) => {
      const number = query.get('numberMatch') ?? '';
      if (!pools.some(([first, last]) => first <= number && number <= last)) return listing([]);
      const own = numbers.find(({ phoneNumber }) => phoneNumber === number);
      return listing([{ number, assigned: own !== undefined, ...ownedBy(own?.owner ?? null) }]);
    },
  },
  { path: /^\/api\/v2\/authorization\/subjects\/me$/, permission: null, find: () => null },
  {
    path: /^\/api\/v2\/externalcontacts\/contacts\/([^/]+)$/,
    permission: 'externalContacts:contact:view',
    find: ({ contacts }, id) => contacts.find((each) => each.id === id) ?? null,
  },
  {
    path: /^\/api\/v2\/conversations\/([^/]+)$/,
    permission: 'conversation:communication:view',
    find: ({ conversations }, id) => {
      const found = conversations.find((each) => each.id === id);
      if (found === undefined) return null;
      const participants = found.participants.map(({ id: own, purpose, state }) => ({
        id: own,
        purpose,
        calls: [{ state }],
      }));
      return { id, startTime: '2026-11-01T09:00:00.000Z', endTime: found.endTime ?? undefined, participants };
    },
  },
];

/** What a client needs for all of it. */
export const ALL_PERMISSIONS: readonly string[] = [
  ...new Set(ROUTES.flatMap(({ permission }) => permission ?? [])),
];

/** The route of a path, with the ID in it. */
export function findRoute(path: string): { readonly route: Route; readonly id: string } | undefined {
  for (const route of ROUTES) {
    const match = route.path.exec(path);
    if (match !== null) return { route, id: decodeURIComponent(match[1] ?? '') };
  }
  return undefined;
}

function namedRoutes(
  path: string,
  permission: string,
  list: (from: Organization) => readonly Named[],
): Route[] {
  return [
    {
      path: new RegExp(`^/api/v2/${path}$`),
      permission,
      find: (organization, _, query) => {
        const name = (query.get('name') ?? '').toLowerCase();
        return listing(list(organization).filter((each) => each.name.toLowerCase().startsWith(name)));
      },
    },
    {
      path: new RegExp(`^/api/v2/${path}/([^/]+)$`),
      permission,
      find: (organization, id) => {
        const found = list(organization).find((each) => each.id === id);
        return found === undefined ? null : { ...found };
      },
    },
  ];
}

function listing(entities: readonly unknown[]): Found {
  return { entities, pageSize: 100, pageNumber: 1, total: entities.length, pageCount: 1 };
}

function ownedBy(owner: string | null) {
  return owner === null ? { ownerType: 'IVR_CONFIG' } : { ownerType: 'USER', owner: { id: owner } };
}

function toUser({ id, name, email, state, station, permissions }: OrgUser, expand: readonly string[]): Found {
  const own = station === null ? {} : { effectiveStation: { id: `${id}-station`, name: station } };
  return {
    id,
    name,
    email,
    state,
    version: 1,
    ...(expand.includes('station') && { station: own }),
    ...(expand.includes('authorization') && { authorization: { permissions } }),
  };
}

function searchUsers(users: readonly OrgUser[], q64: string): Found {
  const asked: unknown = JSON.parse(Buffer.from(q64, 'base64').toString('utf8'));
  const [criteria] = (asked as { query: { fields: string[]; value: string }[] }).query; // as callcheck writes it
  const wanted = criteria?.value.toLowerCase();
  const results = users.filter((user) => {
    const own = criteria?.fields.includes('email') ? user.email : user.name;
    return user.state === 'active' && own.toLowerCase() === wanted;
  });
  return {
    total: results.length,
    pageCount: 1,
    pageSize: 100,
    pageNumber: 1,
    types: ['users'],
    results: results.map((each) => toUser(each, [])),
  };
}
