/** The validator's one door. */

export { NO_PATTERN, PATTERN_FORMS, type Pattern, type PatternForm } from './body/pattern.ts';
export type { Diagnostic, Evidence, PatchOperation, Severity } from './diagnostic.ts';
export type { Knowledge } from './knowledge.ts';
export { seemsTalk } from './message/is-talk.ts';
export { checkText, type Inspection, inspectText } from './pipeline.ts';
export type { Alternative, Check, Report, ReportedClaim, ReportedError } from './report.ts';
export { type Masked, maskSecrets, type SecretKind } from './secrets/mask-secrets.ts';
