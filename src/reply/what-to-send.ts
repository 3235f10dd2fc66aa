import type { Check } from '../validator/report.ts';

/** What to do with a corrected body: nobody is told to send one that names two whom to call. */
export function whatToSend(check: Check): string {
  return isUndecided(check) ? 'keep only one of those to call' : 'send this one';
}

/** The body that a call is written with; null where there is none, or somebody must decide first. */
export function bodyToSend(check: Check): unknown {
  if (isUndecided(check)) return null;
  return check.published ?? (check.shape === 'published' ? check.corrected : null);
}

const isUndecided = ({ diagnostics }: Check): boolean =>
  diagnostics.some(({ code }) => code === 'rule/conflicting-destinations');

/** The corrected body as it is shown: what is required and missing stands in the published one as a placeholder. */
export function correctedBody({ shape, published, corrected }: Check): unknown {
  return shape === 'published' ? (published ?? corrected) : corrected;
}
