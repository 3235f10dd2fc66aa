import { checkText } from '../../validator/index.ts';
import type { Knowledge, Operation } from '../../validator/knowledge.ts';
import { readKnowledgeFile } from '../fault.ts';
import type { TextFile } from '../load-knowledge.ts';
import { list, requestOf } from './tell.ts';
import type { Broken } from './try-out.ts';

/** Each operation's example, sent to it, raises no error. */
export function tryOperations(knowledge: Knowledge, files: readonly TextFile[]): Broken[] {
  return knowledge.contracts.operations.flatMap((operation) => {
    const message = findBroken(operation, knowledge);
    return message === null ? [] : [{ ...placeOf(operation, files), message }];
  });
}

function findBroken(operation: Operation, knowledge: Knowledge): string | null {
  if (operation.body === null || operation.example === undefined) return null;
  const report = checkText(requestOf(operation, operation.example), knowledge);
  const errors = [...report.diagnostics, ...report.checks.flatMap(({ diagnostics }) => diagnostics)].filter(
    ({ severity }) => severity === 'error',
  );
  if (errors.length > 0) return `is not a clean example: it raises ${list(errors.map(({ code }) => code))}`;
  if (report.operation === operation.name) return null;
  return `is read as a request of \`${report.operation ?? 'no operation'}\``;
}

function placeOf({ method, path, id }: Operation, files: readonly TextFile[]): Omit<Broken, 'message'> {
  const at = ['paths', path, method.toLowerCase()];
  const own = files.find(({ path: file, text }) => {
    if (!file.startsWith('contracts/') || !text.includes(id)) return false;
    return holds(readKnowledgeFile(file, text).file?.value, at);
  });
  return { file: own?.path ?? 'contracts', at };
}

function holds(value: unknown, [name, ...rest]: readonly string[]): boolean {
  if (name === undefined) return true;
  if (typeof value !== 'object' || value === null) return false;
  const inner = Object.entries(value).find(([key]) => key === name);
  return inner !== undefined && holds(inner[1], rest);
}
