/** The validator's one door. */

export type { Diagnostic, Evidence, PatchOperation, Severity } from './diagnostic.ts';
export type { Knowledge } from './knowledge.ts';
export { seemsTalk } from './message/is-talk.ts';
export { checkText } from './pipeline.ts';
export {
  type Alternative,
  type Check,
  NO_PATTERN,
  PATTERN_FORMS,
  type Pattern,
  type PatternForm,
  type Report,
  type ReportedClaim,
  type ReportedError,
} from './report.ts';
export { guardMember, guardText } from './secrets/guard.ts';
export { type Masked, maskMessage, maskSecrets, type SecretKind } from './secrets/mask-secrets.ts';
