import type { Check } from '../validator/report.ts';

/** What to do with a corrected body: nobody is told to send one that names two whom to call. */
export function whatToSend({ diagnostics }: Check): string {
  const isUndecided = diagnostics.some(({ code }) => code === 'rule/conflicting-destinations');
  return isUndecided ? 'keep only one of those to call' : 'send this one';
}
