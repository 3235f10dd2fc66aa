import type { Knowledge } from '../knowledge.ts';
export function findQuestions(
  _text: string,
  _facts: { status: number | null; operation: string | null },
  _knowledge: Pick<Knowledge, 'questions'>,
): string[] {
  return [];
}
