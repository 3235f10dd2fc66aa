import type { Check } from '../validator/report.ts';

/** What to do with a corrected body: nobody is told to send one that names two whom to call. */
export function whatToSend({ diagnostics }: Check): string {
  const isUndecided = diagnostics.some(({ code }) => code === 'rule/conflicting-destinations');
  return isUndecided ? 'keep only one of those to call' : 'send this one';
}

/** The corrected body as it is shown: what is required and missing stands in the published one as a placeholder. */
export function correctedBody({ shape, published, corrected }: Check): unknown {
  return shape === 'published' ? (published ?? corrected) : corrected;
}
