/** The validator's one door. */

export type { Diagnostic, Evidence, PatchOperation, Severity } from './diagnostic.ts';
export { seemsTalk } from './intake/is-talk.ts';
export { type Masked, maskSecrets, type SecretKind } from './intake/mask-secrets.ts';
export type { Knowledge } from './knowledge.ts';
export { NO_PATTERN, PATTERN_FORMS, type Pattern, type PatternForm } from './pattern.ts';
export { checkText, type Inspection, inspectText } from './pipeline.ts';
export type { Alternative, Check, Report, ReportedClaim, ReportedError } from './report.ts';
