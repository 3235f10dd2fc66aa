import type { Party } from '../body/read-party.ts';
import type { Fix } from '../diagnostic.ts';
import type { AddressType, Dialect } from '../knowledge.ts';
import { defineRule, type RuleFinding } from './define-rule.ts';

const messages = {
  'id-given': ['address', 'addressPointer', 'kind', 'suggestion', 'type'],
  'number-given': ['address', 'addressPointer', 'kind', 'suggestion', 'type'],
  'meant-queue': ['address', 'addressPointer', 'kind', 'suggestion', 'type'],
  'meant-user': ['address', 'addressPointer', 'kind', 'suggestion', 'type'],
} as const;

type Found = RuleFinding<typeof messages>;

/** A party's stated type must go with the form of its address: a phone with a number, a user with a user id. */
export const rule = defineRule({
  code: 'rule/type-address-mismatch',
  messages,
  check({ roles, match }) {
    const { dialect } = match;
    if (dialect === null) return [];
    return roles.parties.flatMap((party) => checkParty(party, dialect));
  },
});

function checkParty(party: Party, dialect: Dialect): Found[] {
  const { type, address } = party;
  if (type === null || type.says === null || address === null || address.isCode) return [];
  const found = addressType(party);
  if (found === null || found === type.says) return [];
  if (found !== 'phone' && type.says !== 'phone') return [];
  return [
    {
      message: `${found === 'phone' ? 'number' : 'id'}-given`,
      pointer: type.pointer,
      at: type.node.start,
      data: {
        type: type.word,
        address: address.text,
        suggestion: dialect.write[found],
        addressPointer: address.pointer,
        kind: type.says,
      },
      fixes: fixesFor(party, found, type.says, dialect),
    },
  ];
}

/** By form alone: an id and a number cannot be mistaken for each other; all else gives no ground to judge. */
function addressType({ address }: Party): AddressType | null {
  if (address === null) return null;
  if (address.form.kind === 'uuid') return address.field === 'queue' ? 'queue' : 'user';
  return address.form.kind === 'international' || address.form.kind === 'national' ? 'phone' : null;
}

function fixesFor(
  party: Party,
  found: AddressType,
  stated: AddressType,
  dialect: Dialect,
): Fix<Found['message']>[] {
  const { type, address } = party;
  if (type === null || address === null) return [];
  const fixes: Fix<Found['message']>[] = [
    {
      applicability: 'machine-applicable',
      patch: [{ op: 'replace', path: type.pointer, value: dialect.write[found] }],
    },
  ];
  if (found !== 'phone' || stated === 'phone') return fixes;
  return [
    ...fixes,
    {
      applicability: 'has-placeholders',
      when: `meant-${stated}`,
      patch: [
        { op: 'replace', path: type.pointer, value: dialect.write[stated] },
        { op: 'replace', path: address.pointer, value: `<${stated}-id>` },
      ],
    },
  ];
}
