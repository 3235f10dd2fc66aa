import type { Diagnostic } from '../../src/validator/diagnostic.ts';
import { type Check, NO_PATTERN, type Report } from '../../src/validator/report.ts';
import { CALLS } from './sample-knowledge.ts';

export const diagnostic = (over: Partial<Diagnostic> = {}): Diagnostic => ({
  code: 'rule/x',
  severity: 'error',
  pointer: '/from/type',
  line: 2,
  column: 48,
  message: '`agent` needs an ID, but this is a phone number.',
  cause: '`agent` does not fit a phone number.',
  change: 'with a phone number it would be `phone`.',
  evidence: 'documented',
  card: over.code ?? 'rule/x',
  ...over,
});

export const check = (over: Partial<Check> = {}): Check => ({
  format: 'json',
  span: { start: 0, end: 10 },
  shape: 'from-to',
  operation: CALLS,
  diagnostics: [diagnostic()],
  patch: [],
  corrected: { from: { address: '+12065550142', type: 'phone' }, to: [{ address: '+12125550123' }] },
  alternatives: [
    {
      when: 'the identity of the agent was meant',
      body: { from: { address: '<user-id>', type: 'user' }, to: [{ address: '+12125550123' }] },
    },
  ],
  published: { phoneNumber: '+12125550123', callerId: '+12065550142' },
  placeholders: ['/callUserId'],
  gaps: { corrected: [], published: [{ pointer: '/callUserId', found: null }] },
  notes: ['Keep `callerId` only if it was meant.'],
  pattern: NO_PATTERN,
  ...over,
});

export const report = (over: Partial<Report> = {}): Report => ({
  schemaVersion: 1,
  respond: true,
  reason: 'A payload with problems.',
  operation: CALLS,
  status: 400,
  checks: [check()],
  diagnostics: [],
  errors: [],
  claims: [],
  elsewhere: null,
  questions: [],
  ...over,
});
