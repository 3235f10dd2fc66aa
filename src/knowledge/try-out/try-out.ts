/**
 * In: knowledge that was loaded without a fault, with its files. Out: its broken promises, as faults:
 * every example goes through the validator as a message would. This takes much longer than loading, so it runs in the
 * check of a change and in the thread of a reload, not at every start.
 */
import type { Knowledge } from '../../validator/knowledge.ts';
import { type Fault, type FieldPath, faultAt, readKnowledgeFile } from '../fault.ts';
import type { TextFile } from '../load-knowledge.ts';
import { tryCards } from './cards.ts';
import { tryClaims } from './claims.ts';
import { tryDialects } from './dialects.ts';
import { tryErrors } from './errors.ts';
import { tryOperations } from './operations.ts';

/** A promise that is not kept, before its line is known. */
export interface Broken {
  readonly file: string;
  readonly at: FieldPath;
  readonly message: string;
}

/** Tries out all that the files promise; empty when everything holds. */
export function tryOut(knowledge: Knowledge, files: readonly TextFile[]): Fault[] {
  const broken = [
    ...tryOperations(knowledge, files),
    ...tryDialects(knowledge),
    ...tryCards(knowledge),
    ...tryErrors(knowledge),
    ...tryClaims(knowledge),
  ];
  return broken.map((each) => place(each, files));
}

function place({ file, at, message }: Broken, files: readonly TextFile[]): Fault {
  const text = files.find(({ path }) => path === file)?.text ?? '';
  const read = readKnowledgeFile(file, text).file;
  return read === null ? { file, line: 1, field: at.join('.'), message } : faultAt(read, at, message);
}
