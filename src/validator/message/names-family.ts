import type { Contracts } from '../knowledge.ts';
import type { ReportedError } from '../report.ts';

/** Whether an error or a permission in the text belongs to the calls family alone. */
export function namesFamily(text: string, errors: readonly ReportedError[], { index }: Contracts): boolean {
  const { codes, permissions } = index.family;
  if (errors.some(({ code }) => code !== null && codes.has(code))) return true;
  return (
    errors.some(({ status }) => status === 403) && permissions.some((permission) => text.includes(permission))
  );
}
