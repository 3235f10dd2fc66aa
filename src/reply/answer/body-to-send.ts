import type { Diagnostic } from '../../validator/diagnostic.ts';
import { splitPointer } from '../../validator/json/pointer.ts';
import { isRawJson } from '../../validator/json/raw-json.ts';
import type { Check, Report } from '../../validator/report.ts';
import { isProblem } from '../verdict.ts';

/** The one body that a reply tells people to send. */
export interface BodyToSend {
  readonly check: Check;
  readonly value: unknown;
  /** `METHOD /path` to send it to; null where nothing tells. */
  readonly operation: string | null;
  /** What must be filled in: the placeholder as it stands there, and where. */
  readonly placeholders: readonly {
    readonly name: string;
    readonly pointer: string;
    readonly found: string | null;
  }[];
}

/** The body of the first payload with problems, or that went to the wrong place; null where nothing needs to be sent otherwise than it was. */
export function findBodyToSend(report: Report): BodyToSend | null {
  const flawed = report.checks.find(({ diagnostics }) => diagnostics.some(isProblem));
  const misdirected =
    report.diagnostics.some(isMisdirected) && report.checks.length === 1 ? report.checks[0] : undefined;
  const check = flawed ?? misdirected;
  const value = check === undefined ? null : bodyOf(check);
  if (check === undefined || value === null || (check !== misdirected && isAsSent(check, value))) return null;
  const placeholders = check.gaps.published.flatMap(({ pointer, found }) => {
    const name = valueAt(value, pointer);
    return typeof name === 'string' && /^<.*>$/.test(name) ? [{ name, pointer, found }] : [];
  });
  return { check, value, operation: check.operation ?? report.operation, placeholders };
}

/** Whether the request went elsewhere than the body belongs. */
export const isMisdirected = ({ code }: Diagnostic): boolean =>
  code === 'rule/wrong-endpoint' || code === 'rule/wrong-method';

/** What only the author can change is said in words: nobody sends the same body again. */
function isAsSent({ shape, corrected, gaps, diagnostics }: Check, value: unknown): boolean {
  if (shape !== 'published' || corrected !== null || gaps.published.length > 0) return false;
  return !diagnostics.some(({ pointer, cause, change }) => {
    const now = `\`${String(valueAt(value, pointer ?? ''))}\``;
    return change?.includes(now) === true && !cause.includes(now);
  });
}

/** The body that a call is written with; null where there is none to give, or somebody must decide first. */
export function bodyOf(check: Check): unknown {
  if (check.diagnostics.some(({ code }) => code === 'rule/conflicting-destinations')) return null;
  return check.published ?? (check.shape === 'published' ? check.corrected : null);
}

function valueAt(value: unknown, pointer: string): unknown {
  let inner = value;
  for (const token of splitPointer(pointer)) {
    if (typeof inner !== 'object' || inner === null || isRawJson(inner)) return undefined;
    inner = Reflect.get(inner, token);
  }
  return inner;
}
