import type { LiteralLanguage } from '../../../report.ts';

/** How the languages that have no grammar of their own here write literals. */
export interface Dialect {
  readonly id: LiteralLanguage;
  /** What begins a comment that runs to the end of the line. */
  readonly lineComment: readonly string[];
  readonly blockComment: readonly [open: string, close: string];
  /** A name, its sigil and its trailing signs included. */
  readonly name: RegExp;
  /** Between a key and its value. */
  readonly keySigns: readonly string[];
  /** Does a brace where a value is expected open a map? */
  readonly braceMaps: boolean;
  /** Does the end of a line end a statement, and an entry of a map? */
  readonly lineEnds: boolean;
  readonly words: Readonly<Record<string, true | false | null>>;
  /** Words before an expression that change nothing about it. */
  readonly prefixes: ReadonlySet<string>;
  /** Words that never begin an argument of a call without brackets. */
  readonly keywords: ReadonlySet<string>;
}

const WORDS = { true: true, false: false, null: null } as const;

export const CSHARP: Dialect = {
  id: 'csharp',
  lineComment: ['//'],
  blockComment: ['/*', '*/'],
  name: /@?[A-Za-z_]\w*/y,
  keySigns: ['='],
  braceMaps: false,
  lineEnds: false,
  words: WORDS,
  prefixes: new Set([
    'await',
    'return',
    'var',
    'const',
    'throw',
    'using',
    'private',
    'public',
    'static',
    'readonly',
    'ref',
  ]),
  keywords: new Set(),
};

export const RUBY: Dialect = {
  id: 'ruby',
  lineComment: ['#'],
  blockComment: ['\n=begin', '\n=end'],
  name: /(?:@{1,2}|\$)?[A-Za-z_]\w*[?!]?(?!=[^=>~])|(?:@{1,2}|\$)?[A-Za-z_]\w*/y,
  keySigns: ['=>', ':'],
  braceMaps: true,
  lineEnds: true,
  words: { true: true, false: false, nil: null },
  prefixes: new Set(['return', 'yield', 'not']),
  keywords: new Set([
    'if',
    'unless',
    'do',
    'and',
    'or',
    'then',
    'while',
    'until',
    'rescue',
    'end',
    'in',
    'else',
    'elsif',
    'ensure',
    'begin',
  ]),
};

export const POWERSHELL: Dialect = {
  id: 'powershell',
  lineComment: ['#'],
  blockComment: ['<#', '#>'],
  name: /\$(?:\w{1,40}:)?\w+|[A-Za-z_]\w*(?:-[A-Za-z]\w*)*/y,
  keySigns: ['='],
  braceMaps: false,
  lineEnds: true,
  words: { $true: true, $false: false, $null: null },
  prefixes: new Set(['return']),
  keywords: new Set(),
};

export const TERRAFORM: Dialect = {
  id: 'terraform',
  lineComment: ['#', '//'],
  blockComment: ['/*', '*/'],
  name: /[A-Za-z_][\w-]*/y,
  keySigns: ['=', ':'],
  braceMaps: true,
  lineEnds: true,
  words: WORDS,
  prefixes: new Set(),
  keywords: new Set(),
};

export const KOTLIN: Dialect = {
  id: 'kotlin',
  lineComment: ['//'],
  blockComment: ['/*', '*/'],
  name: /[A-Za-z_]\w*/y,
  keySigns: [],
  braceMaps: false,
  lineEnds: true,
  words: WORDS,
  prefixes: new Set(['return', 'val', 'var', 'const', 'private', 'throw']),
  keywords: new Set(),
};

export const SWIFT: Dialect = {
  id: 'swift',
  lineComment: ['//'],
  blockComment: ['/*', '*/'],
  name: /[A-Za-z_]\w*/y,
  keySigns: [],
  braceMaps: false,
  lineEnds: true,
  words: { true: true, false: false, nil: null },
  prefixes: new Set(['return', 'let', 'var', 'try', 'await', 'private', 'static', 'guard', 'if']),
  keywords: new Set(),
};

export const VB: Dialect = {
  id: 'vb',
  lineComment: ["'"],
  blockComment: ['\nREM ', '\n'],
  name: /[A-Za-z_]\w*/y,
  keySigns: ['='],
  braceMaps: true,
  lineEnds: true,
  words: { true: true, false: false, nothing: null },
  prefixes: new Set(['Return', 'Dim', 'Await', 'Const', 'Private']),
  keywords: new Set(),
};

/** What most languages with braces share. */
const BRACED = {
  lineComment: ['//'],
  blockComment: ['/*', '*/'],
  name: /[A-Za-z_]\w*/y,
  lineEnds: false,
  words: WORDS,
  keywords: new Set<string>(),
} as const;

export const DART: Dialect = {
  ...BRACED,
  id: 'dart',
  keySigns: [':'],
  braceMaps: true,
  prefixes: new Set(['return', 'await', 'final', 'var', 'const', 'late', 'throw', 'static']),
};

export const RUST: Dialect = {
  ...BRACED,
  id: 'rust',
  name: /[A-Za-z_]\w*(?:!(?!=))?/y,
  keySigns: [':'],
  braceMaps: true,
  prefixes: new Set(['return', 'let', 'mut', 'const', 'static', 'pub', 'match', 'if']),
};

export const GROOVY: Dialect = {
  ...BRACED,
  id: 'groovy',
  keySigns: [],
  braceMaps: false,
  lineEnds: true,
  prefixes: new Set(['return', 'def', 'final', 'var', 'static']),
};

export const APEX: Dialect = {
  ...BRACED,
  id: 'apex',
  keySigns: ['=>'],
  braceMaps: false,
  prefixes: new Set(['return', 'final', 'static', 'private', 'public']),
};

export const SCALA: Dialect = {
  ...BRACED,
  id: 'scala',
  keySigns: [],
  braceMaps: false,
  lineEnds: true,
  prefixes: new Set(['return', 'val', 'var', 'def', 'lazy', 'private']),
};

export const PERL: Dialect = {
  ...BRACED,
  id: 'perl',
  lineComment: ['#'],
  blockComment: ['\n=pod', '\n=cut'],
  name: /[$@%]?[A-Za-z_]\w*/y,
  keySigns: ['=>'],
  braceMaps: true,
  words: { undef: null },
  prefixes: new Set(['return', 'my', 'our', 'local']),
};

export const OBJC: Dialect = {
  ...BRACED,
  id: 'objc',
  keySigns: [':'],
  braceMaps: false,
  words: { yes: true, no: false, nil: null },
  prefixes: new Set(['return', 'const', 'static']),
};
