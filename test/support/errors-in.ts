import { findErrorBodies } from '../../src/validator/message/error-bodies.ts';
import { type FoundErrors, findErrors } from '../../src/validator/message/find-errors.ts';
import { readProse } from '../../src/validator/message/prose.ts';
import { viewText } from '../../src/validator/text/view.ts';
import { knowledge } from './knowledge.ts';

/** The errors that a text reports, which may be about a call of ours. */
export function errorsIn(text: string, isAboutCall = false): FoundErrors {
  const view = viewText(text);
  const bodies = findErrorBodies(text);
  return findErrors({ view, bodies, prose: readProse(view, bodies, knowledge.cues), isAboutCall }, knowledge);
}
