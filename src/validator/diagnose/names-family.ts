import type { Contracts } from '../knowledge.ts';
import type { ReportedError } from '../report.ts';

/** Codes that so large a share of the operations list say nothing about the family. */
const GENERIC_SHARE = 0.5;

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
  const counts = new Map<string, number>();
  let operations = 0;
  for (const { errors } of contracts.operations) {
    if (errors.length === 0) continue;
    operations++;
    for (const code of new Set(errors.flatMap(({ codes }) => codes)))
      counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const codes = new Set(
    [...counts].filter(([, count]) => count < operations * GENERIC_SHARE).map(([code]) => code),
  );
  const permissions = [
    ...new Set(contracts.operations.flatMap((operation) => operation.permissions.list)),
  ].filter((permission) => /:(?:call|conference|agentlesscall|callback)/i.test(permission));
  const made = { codes, permissions };
  words.set(contracts, made);
  return made;
}

/** Contracts are loaded once and then read-only. */
const words = new WeakMap<Contracts, { codes: ReadonlySet<string>; permissions: readonly string[] }>();
