/** An organization as the emulator holds it. All IDs, people and numbers are invented. */
export interface Organization {
  readonly queues: readonly Named[];
  readonly users: readonly OrgUser[];
  readonly skills: readonly Named[];
  readonly languages: readonly Named[];
  readonly wrapupCodes: readonly Named[];
  readonly contacts: readonly { readonly id: string }[];
  readonly numbers: readonly OrgNumber[];
  /** First and last number of each pool. */
  readonly pools: readonly (readonly [first: string, last: string])[];
  readonly conversations: readonly OrgConversation[];
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface OrgUser extends Named {
  readonly email: string;
  readonly state: 'active' | 'inactive' | 'deleted';
  /** The name of the station; null for none. */
  readonly station: string | null;
  readonly permissions: readonly string[];
}

export interface OrgNumber {
  readonly phoneNumber: string;
  readonly state: string;
  /** The user it belongs to; null for a flow's. */
  readonly owner: string | null;
}

export interface OrgConversation {
  readonly id: string;
  readonly endTime: string | null;
  readonly participants: readonly {
    readonly id: string;
    readonly purpose: string;
    readonly state: string;
  }[];
}

const CALLS = ['conversation:call:add', 'conversation:agentlessCall:add', 'conversation:participant:wrapup'];

const user = (last: string, name: string, rest: Partial<OrgUser> = {}): OrgUser => ({
  id: `8a2f6c14-0d3b-4e7a-b5c9-1f0e2d3c4b${last}`,
  name,
  email: `${name.toLowerCase().replace(' ', '.')}@example.com`,
  state: 'active',
  station: `${name} phone`,
  permissions: CALLS,
  ...rest,
});

const JANE = user('01', 'Jane Doe');

/** The organization on which the local workspace looks things up. */
export const SAMPLE_ORGANIZATION: Organization = {
  queues: [
    { id: '3c1d0a52-7b1e-4c6f-9a02-5d8e4f7b1c01', name: 'Sales EMEA' },
    { id: '3c1d0a52-7b1e-4c6f-9a02-5d8e4f7b1c02', name: 'Sales EMEA overflow' },
    { id: '3c1d0a52-7b1e-4c6f-9a02-5d8e4f7b1c03', name: 'Support' },
    { id: '3c1d0a52-7b1e-4c6f-9a02-5d8e4f7b1c04', name: 'support' },
    { id: '3c1d0a52-7b1e-4c6f-9a02-5d8e4f7b1c05', name: 'SUPPORT' },
  ],
  users: [
    JANE,
    user('02', 'Omar Haddad', { station: null }),
    user('03', 'Lena Berg', { state: 'inactive' }),
    user('04', 'Kim Park', { permissions: [] }),
    user('05', 'Alex Smith', { email: 'alex.smith@example.com' }),
    user('06', 'Alex Smith', { email: 'alex.smith2@example.com' }),
  ],
  skills: [
    { id: '5e7d9b31-2c4a-4f86-8d1b-6a0c3e5f7d01', name: 'Billing' },
    { id: '5e7d9b31-2c4a-4f86-8d1b-6a0c3e5f7d02', name: 'claims' },
    { id: '5e7d9b31-2c4a-4f86-8d1b-6a0c3e5f7d03', name: 'CLAIMS' },
  ],
  languages: [
    { id: '9b4e2d70-6f1c-4a3d-8e5b-0c7a1d2f3e01', name: 'English' },
    { id: '9b4e2d70-6f1c-4a3d-8e5b-0c7a1d2f3e02', name: 'french' },
    { id: '9b4e2d70-6f1c-4a3d-8e5b-0c7a1d2f3e03', name: 'FRENCH' },
  ],
  wrapupCodes: [
    { id: 'b6d8f0a2-4c6e-4b80-9d2f-4a6c8e0b2d01', name: 'Sale completed' },
    { id: 'b6d8f0a2-4c6e-4b80-9d2f-4a6c8e0b2d02', name: 'no answer' },
    { id: 'b6d8f0a2-4c6e-4b80-9d2f-4a6c8e0b2d03', name: 'NO ANSWER' },
  ],
  contacts: [{ id: 'd1f3b5a7-9c0e-4d2f-a4b6-c8e0f2a4b601' }],
  numbers: [
    { phoneNumber: '+14155550123', state: 'active', owner: null },
    { phoneNumber: '+14155550124', state: 'active', owner: JANE.id },
    { phoneNumber: '+14155550177', state: 'pending', owner: null },
  ],
  pools: [['+14155550120', '+14155550129']],
  conversations: [
    {
      id: 'e5a7c9d1-3f0b-4e2d-8c4a-6b8d0f1e3c01',
      endTime: null,
      participants: [
        { id: 'f7b9d1e3-5a0c-4f2e-9d4b-8c0a2e4f6d01', purpose: 'agent', state: 'connected' },
        { id: 'f7b9d1e3-5a0c-4f2e-9d4b-8c0a2e4f6d02', purpose: 'customer', state: 'connected' },
        { id: 'f7b9d1e3-5a0c-4f2e-9d4b-8c0a2e4f6d03', purpose: 'acd', state: 'terminated' },
      ],
    },
    {
      id: 'e5a7c9d1-3f0b-4e2d-8c4a-6b8d0f1e3c02',
      endTime: '2026-11-01T10:00:00.000Z',
      participants: [
        { id: 'f7b9d1e3-5a0c-4f2e-9d4b-8c0a2e4f6d04', purpose: 'customer', state: 'disconnected' },
      ],
    },
  ],
};
