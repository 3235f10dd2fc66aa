import type { z } from 'zod';
import type { Card, ClaimCard, Dialect, ErrorCard, Knowledge, QuestionCard } from '../validator/knowledge.ts';
import { rules } from '../validator/rules/index.ts';
import { cardSchema } from './card.ts';
import { claimCardSchema } from './claim-card.ts';
import { compileDialect, dialectSchema } from './dialect.ts';
import { errorCardSchema } from './error-card.ts';
import {
  type Fault,
  type FieldPath,
  faultAt,
  faultsOfIssues,
  type KnowledgeFile,
  readKnowledgeFile,
} from './fault.ts';
import { loadContracts } from './load-contracts.ts';
import type { LoadResult, TextFile } from './load-knowledge.ts';
import { phrasesSchema } from './phrases.ts';
import { questionsSchema } from './question-card.ts';

/** A code that a file names although no card has it. */
interface UnknownCode {
  readonly at: FieldPath;
  readonly code: string;
}

/** Checks files of a knowledge folder, every one of them before anything is refused, and compiles what the validator uses. */
export function compileKnowledge(files: readonly TextFile[], version: string): LoadResult {
  const faults: Fault[] = [];
  const read = (folder: string): KnowledgeFile[] =>
    files
      .filter(({ path }) => path.startsWith(folder))
      .flatMap((file) => {
        const result = readKnowledgeFile(file.path, file.text);
        faults.push(...result.faults);
        return result.file === null ? [] : [result.file];
      });
  const parse = <T>(file: KnowledgeFile, schema: z.ZodType<T>): T | null => {
    const result = schema.safeParse(file.value);
    if (result.success) return result.data;
    faults.push(...faultsOfIssues(file, result.error.issues));
    return null;
  };
  const parseAll = <T extends object>(
    folder: string,
    schema: z.ZodType<T>,
    nameOf: (value: T) => string,
    findMore: (value: T) => readonly UnknownCode[] = () => [],
  ): T[] =>
    read(folder).flatMap((file) => {
      const value = parse(file, schema);
      if (value === null) return [];
      const expected = `${folder}${nameOf(value)}`;
      if (file.path !== `${expected}.yaml`)
        faults.push(faultAt(file, [], `is named otherwise than its content: it should be ${expected}.yaml`));
      for (const { at, code } of findMore(value))
        faults.push(faultAt(file, at, `There is no card \`${code}\``));
      return [value];
    });

  const paths = new Set(files.map(({ path }) => path));
  /** By the names of files, so that a card with a fault of its own is not called missing too. */
  const unknownOf = (codes: readonly string[], field: FieldPath): UnknownCode[] =>
    codes.flatMap((code, index) =>
      paths.has(`cards/${code}.yaml`) ? [] : [{ at: [...field, index], code }],
    );
  const contracts = loadContracts(files.filter(({ path }) => path.startsWith('contracts/')));
  faults.push(...contracts.faults);
  const cards: Card[] = parseAll(
    'cards/',
    cardSchema,
    (card) => card.code,
    ({ supersedes }) => unknownOf(supersedes, ['supersedes']),
  );
  const dialects: Dialect[] = parseAll('dialects/', dialectSchema, (dialect) => dialect.id).map(
    compileDialect,
  );
  const errors: ErrorCard[] = parseAll(
    'errors/',
    errorCardSchema,
    (card) => card.code,
    ({ causes }) =>
      causes.flatMap(({ likelierWith }, index) => unknownOf(likelierWith, ['causes', index, 'likelierWith'])),
  );
  const claims: ClaimCard[] = parseAll('claims/', claimCardSchema, (card) => card.id);
  const phrases = readOne(files, 'phrases.yaml', read, (file) => parse(file, phrasesSchema), faults);
  const questions: QuestionCard[] | null = readOne(
    files,
    'questions.yaml',
    read,
    (file) => parse(file, questionsSchema),
    faults,
  );

  const byCode = new Map(cards.map((card) => [card.code, card]));
  for (const { code } of rules) {
    if (!byCode.has(code) && !files.some(({ path }) => path === `cards/${code}.yaml`))
      faults.push({
        file: `cards/${code}.yaml`,
        line: 1,
        field: '',
        message: `is missing: the rule ${code} needs a card`,
      });
  }
  if (faults.length > 0 || contracts.contracts === null || phrases === null || questions === null)
    return { faults: faults.sort(compareFaults) };
  const knowledge: Knowledge = {
    version,
    contracts: contracts.contracts,
    dialects: dialects.sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1)),
    cards: byCode,
    errors,
    claims,
    phrases,
    questions,
  };
  return { knowledge };
}

function readOne<T>(
  files: readonly TextFile[],
  path: string,
  read: (folder: string) => KnowledgeFile[],
  parse: (file: KnowledgeFile) => T | null,
  faults: Fault[],
): T | null {
  if (!files.some((file) => file.path === path)) {
    faults.push({ file: path, line: 1, field: '', message: 'is missing' });
    return null;
  }
  const [file] = read(path);
  return file === undefined ? null : parse(file);
}

function compareFaults(a: Fault, b: Fault): number {
  return a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1;
}
