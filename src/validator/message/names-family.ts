import type { Contracts } from '../knowledge.ts';
import type { ReportedError } from '../report.ts';

/** How the codes begin that no other part of the platform has. */
const FAMILY_CODE =
  /^(?:conversations?\.|callback\.|communication\.|providerapi\.|object\.participant|not\.a\.(?:user|participant)$|too\.many\.create)/;

/** Whether an error or a permission in the text belongs to the calls family alone. */
export function namesFamily(text: string, errors: readonly ReportedError[], contracts: Contracts): boolean {
  const { codes, permissions } = familyWords(contracts);
  if (errors.some(({ code }) => code !== null && codes.has(code))) return true;
  return (
    errors.some(({ status }) => status === 403) && permissions.some((permission) => text.includes(permission))
  );
}

function familyWords(contracts: Contracts): { codes: ReadonlySet<string>; permissions: readonly string[] } {
  const known = words.get(contracts);
  if (known !== undefined) return known;
  const listed = contracts.operations.flatMap(({ errors }) => errors.flatMap(({ codes }) => codes));
  const codes = new Set(listed.filter((code) => FAMILY_CODE.test(code)));
  const permissions = [
    ...new Set(contracts.operations.flatMap((operation) => operation.permissions.list)),
  ].filter((permission) => /:(?:call|conference|agentlesscall|callback)/i.test(permission));
  const made = { codes, permissions };
  words.set(contracts, made);
  return made;
}

/** Contracts are loaded once and then read-only. */
const words = new WeakMap<Contracts, { codes: ReadonlySet<string>; permissions: readonly string[] }>();
