import type { Span } from '../intake/snippet.ts';
import type { Knowledge } from '../knowledge.ts';
import type { ReportedClaim } from '../report.ts';
export function findClaims(_text: string, _knowledge: Pick<Knowledge, 'claims'>, _skip: readonly Span[] = []): ReportedClaim[] { return []; }
