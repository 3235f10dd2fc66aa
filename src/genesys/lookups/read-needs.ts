import type { Knowledge, Report } from '../../validator/index.ts';
import type { Needs } from './lookup.ts';

const PERMISSION = /\b[a-zA-Z]{2,40}:[a-zA-Z]{2,40}:[a-zA-Z]{2,40}\b/g;

/**
 * The permissions that a refused call needs: those that the error names, which count for more than any list, else those
 * that the operation documents. Null where nothing says that permissions are the question.
 */
export function readNeeds({ status, errors, operation }: Report, { contracts }: Knowledge): Needs | null {
  const codes = errors.map(({ code }) => code);
  if (status !== 403 && !codes.some((code) => code?.startsWith('missing.'))) return null;
  const named = new Set(errors.flatMap(({ message }) => message?.match(PERMISSION) ?? []));
  if (named.size > 0)
    return { match: codes.includes('missing.permissions') ? 'all' : 'any', list: [...named] };
  const documented = contracts.operations.find(({ name }) => name === operation)?.permissions;
  if (documented === undefined || documented.match === 'none' || documented.list.length === 0) return null;
  return { match: documented.match, list: documented.list };
}
