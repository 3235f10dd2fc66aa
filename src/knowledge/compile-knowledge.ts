import type { z } from 'zod';
import type { Card, ClaimCard, Dialect, ErrorCard, Knowledge, QuestionCard } from '../validator/knowledge.ts';
import { ASKED_MESSAGES } from './asked-messages.ts';
import { cardSchema } from './card.ts';
import {
  checkCardWords,
  checkClaimWords,
  checkErrorWords,
  checkPhrases,
  checkQuestions,
  type FieldFault,
} from './check-words.ts';
import { claimCardSchema } from './claim-card.ts';
import { compileClaims } from './compile-claims.ts';
import { compileCues } from './compile-cues.ts';
import { compileVocabularies } from './compile-vocabularies.ts';
import { cuesSchema } from './cue.ts';
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
import { indexErrors } from './index-errors.ts';
import { checkIntents, compileIntents, intentsSchema } from './intent.ts';
import { loadContracts } from './load-contracts.ts';
import type { LoadResult, TextFile } from './load-knowledge.ts';
import { phrasesSchema } from './phrases.ts';
import { questionsSchema } from './question-card.ts';

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
  const parseMore = <T>(
    file: KnowledgeFile,
    schema: z.ZodType<T>,
    findMore: (value: T) => readonly FieldFault[],
  ): T | null => {
    const value = parse(file, schema);
    if (value !== null) faults.push(...findMore(value).map(({ at, message }) => faultAt(file, at, message)));
    return value;
  };
  const parseAll = <T extends object>(
    folder: string,
    schema: z.ZodType<T>,
    nameOf: (value: T) => string,
    findMore: (value: T) => readonly FieldFault[],
  ): T[] =>
    read(folder).flatMap((file) => {
      const value = parseMore(file, schema, findMore);
      if (value === null) return [];
      const expected = `${folder}${nameOf(value)}`;
      if (file.path !== `${expected}.yaml`)
        faults.push(
          faultAt(file, [], `has a name that doesn't match its content: it should be ${expected}.yaml`),
        );
      return [value];
    });

  const paths = new Set(files.map(({ path }) => path));
  /** By the names of files, so that a card with a fault of its own is not called missing too. */
  const unknownOf = (codes: readonly string[], field: FieldPath): FieldFault[] =>
    codes.flatMap((code, index) =>
      paths.has(`cards/${code}.yaml`)
        ? []
        : [{ at: [...field, index], message: `There is no card \`${code}\`` }],
    );
  const unknownModels = (models: readonly string[], field: FieldPath): FieldFault[] =>
    models.flatMap((model, index) =>
      contracts.contracts?.models.has(model) === false
        ? [{ at: [...field, index], message: `There is no model \`${model}\` in contracts/` }]
        : [],
    );
  const contracts = loadContracts(files.filter(({ path }) => path.startsWith('contracts/')));
  faults.push(...contracts.faults);
  const cards: Card[] = parseAll(
    'cards/',
    cardSchema,
    (card) => card.code,
    (card) => [...unknownOf(card.supersedes, ['supersedes']), ...checkCardWords(card)],
  );
  const dialects: Dialect[] = parseAll(
    'dialects/',
    dialectSchema,
    (dialect) => dialect.id,
    ({ models }) => unknownModels(models, ['models']),
  ).map(compileDialect);
  const errors: ErrorCard[] = parseAll(
    'errors/',
    errorCardSchema,
    (card) => card.code,
    (card) => [
      ...card.causes.flatMap(({ likelierWith, models }, index) => [
        ...unknownOf(likelierWith, ['causes', index, 'likelierWith']),
        ...unknownModels(models, ['causes', index, 'models']),
      ]),
      ...checkErrorWords(card),
    ],
  );
  const claims: ClaimCard[] = parseAll(
    'claims/',
    claimCardSchema,
    (card) => card.id,
    (card) => [...unknownModels(card.models, ['models']), ...checkClaimWords(card)],
  );
  const phrases = readOne(
    files,
    'phrases.yaml',
    read,
    (file) => parseMore(file, phrasesSchema, checkPhrases),
    faults,
  );
  const operations = contracts.contracts?.operations ?? [];
  const intents = readOne(
    files,
    'intents.yaml',
    read,
    (file) =>
      parseMore(file, intentsSchema, (all) =>
        contracts.contracts === null ? [] : checkIntents(all, operations),
      ),
    faults,
  );
  const questions: QuestionCard[] | null = readOne(
    files,
    'questions.yaml',
    read,
    (file) => parseMore(file, questionsSchema, checkQuestions),
    faults,
  );

  const cues = readOne(files, 'cues.yaml', read, (file) => parse(file, cuesSchema), faults);

  const byCode = new Map(cards.map((card) => [card.code, card]));
  for (const code of ASKED_MESSAGES.keys()) {
    if (!paths.has(`cards/${code}.yaml`))
      faults.push({
        file: `cards/${code}.yaml`,
        line: 1,
        field: '',
        message: 'is missing: the validator reports this code, so it needs a card',
      });
  }
  if (
    faults.length > 0 ||
    contracts.contracts === null ||
    phrases === null ||
    questions === null ||
    cues === null ||
    intents === null
  )
    return { faults: faults.sort(compareFaults) };
  dialects.sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1));
  const knowledge: Knowledge = {
    version,
    contracts: { ...contracts.contracts, ...compileIntents(intents, operations) },
    dialects,
    vocabularies: compileVocabularies(dialects),
    cards: byCode,
    errors,
    errorIndex: indexErrors(errors),
    claims,
    claimIndex: compileClaims(claims),
    doubtedPermissions: findDoubted(claims),
    phrases,
    questions,
    cues: compileCues(cues),
  };
  return { knowledge };
}

/** Permissions that threads claim and nothing published confirms. */
function findDoubted(claims: readonly ClaimCard[]): ReadonlySet<string> {
  const doubtful = claims.filter(({ kind, verdict }) => kind === 'permission' && verdict !== 'confirmed');
  return new Set(doubtful.flatMap(({ tokens }) => tokens));
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
