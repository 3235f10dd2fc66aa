/** Finds where a text holds code, and tells the language by its habits. */
import type { Format } from '../../report.ts';
import type { Span } from '../snippet.ts';

/** The languages that {@link readStretch} can be asked for. */
export type Language = Extract<
  Format,
  'python' | 'javascript' | 'java' | 'csharp' | 'go' | 'php' | 'ruby' | 'powershell' | 'elixir' | 'terraform'
>;

/** What code is written with and prose is not, by its first sign: the search for a single sign is the cheapest there is. */
const SIGNS: readonly (readonly [first: string, next: string])[] = [
  ['(', '{"\'`@[)'],
  ['=', '>{[(@"\'`'],
  [')', ';'],
  ['@', '{"\'('],
  [':', '=:'],
  ['%', '{'],
  ['|', '>'],
  ['-', '>'],
  ['<', '<'],
  ['#', '{'],
];

/** Each place that shows a sign of code; asks for the next one behind `from`. */
function nextSign(text: string, ahead: number[], from: number): number {
  let nearest = text.length;
  SIGNS.forEach(([first, next], index) => {
    let at = ahead[index] ?? 0;
    while (at < text.length && (at < from || !next.includes(signAfter(text, at)))) {
      const found = text.indexOf(first, Math.max(at + 1, from));
      at = found < 0 ? text.length : found;
    }
    ahead[index] = at;
    nearest = Math.min(nearest, at);
  });
  return nearest;
}

/** What stands behind a sign; one blank may be between. Past the end it is what no list of signs has. */
function signAfter(text: string, at: number): string {
  const next = text[at + 1] === ' ' ? text[at + 2] : text[at + 1];
  return next ?? '\n';
}

/** A line that carries on code around it. */
const CODE_LINE =
  /\$\w|Invoke-\w|<<[~-]|#\{|^\s{0,200}(?:irm|iwr|RestClient|HTTParty)\b|[;{}([,\\|`^]\s{0,20}$|^\s{0,200}[}\])"'@$<#*]|^\s{0,200}\/\/|^\s{0,200}(?:import|from|const|let|var|def|async|await|return|if|else|for|using|public|private|class|func|function|package|require|try|catch|except|rescue|end|do|puts|print|type|export|namespace|with)\b|^\s{0,200}[\w.$@]{1,80}\s{0,20}:?=|\w[?!]?\(|->|::|:\s{0,20}["'\d]|^\s{0,200}-\w{1,30}\s|^\s{0,200}\.\w|^\s{1,200}[\w"']{1,80}\s{0,20}(?::|=>?)\s/;

/** A line that only code has. */
const STRONG_LINE =
  /\(\s{0,20}[{"'`@[]|=\s{0,20}[{[@"'`]|\bnew\s[\w.:<>, ]{1,80}[({]|\w\(\)?;|\w\([\w.]{0,80}\)|:=|%\{|=>\s|->\w|\.new\b|Invoke-\w|<<[~-]|#\{|^\s{0,200}(?:const|let|var|import|def|func|using|require)\s|\|>/;

const MAX_GAP = 3;
const MAX_LINE = 4000;
const MAX_BEFORE = 400;

/** The stretches of consecutive lines that look like code: each around a line that only code has. */
export function findStretches(text: string, region: Span): Span[] {
  const part = text.slice(region.start, region.end);
  const stretches: Span[] = [];
  const ahead = SIGNS.map(() => -1);
  let from = 0;
  for (let at = nextSign(part, ahead, 0); at < part.length; at = nextSign(part, ahead, from)) {
    const start = part.lastIndexOf('\n', at) + 1;
    const end = lineEnd(part, at);
    // Long lines are looked at only around the sign.
    const line = part.slice(Math.max(start, from, at - MAX_BEFORE), Math.min(end, at + MAX_LINE));
    if (!STRONG_LINE.test(line)) {
      from = Math.min(end, at + MAX_LINE) + 1;
      continue;
    }
    const last = stretches.at(-1);
    const first = growUp(part, start, last === undefined ? 0 : last.end - region.start);
    const until = growDown(part, end);
    if (last !== undefined && isShortGap(text.slice(last.end, first + region.start))) {
      stretches.pop();
      stretches.push({ start: last.start, end: until + region.start });
    } else stretches.push({ start: first + region.start, end: until + region.start });
    from = until + 1;
  }
  return stretches;
}

/** A few lines without JSON of their own. */
function isShortGap(between: string): boolean {
  return (
    between.length < 500 && between.split('\n').length <= MAX_GAP + 2 && !/^[ \t]{0,3}[{[]/m.test(between)
  );
}

function lineEnd(part: string, at: number): number {
  const newline = part.indexOf('\n', at);
  return newline < 0 ? part.length : newline;
}

function isCodeLine(part: string, start: number, end: number): boolean {
  return CODE_LINE.test(part.slice(start, Math.min(end, start + MAX_LINE)));
}

/** Blank lines count for little: code has them, too. */
function gapOf(part: string, start: number, end: number): number {
  return part.slice(start, Math.min(end, start + MAX_LINE)).trim() === '' ? 0.5 : 1;
}

const JSON_BEGIN = /[ \t]{0,3}(?:\{|\[\s{0,20}\{)\s{0,20}"[^"\n]{0,80}"\s{0,20}:/y;

/** JSON on lines of its own is no part of the code around it. */
function beginsJson(part: string, at: number): boolean {
  JSON_BEGIN.lastIndex = at;
  if (!JSON_BEGIN.test(part)) return false;
  const before = part.slice(Math.max(0, at - 200), at).trimEnd();
  return !/[=(,:>{[|'"`]$|\b(?:return|JSON)$/.test(before);
}

function growUp(part: string, start: number, limit: number): number {
  let first = start;
  let gap = 0;
  for (let at = start; at > limit && gap <= MAX_GAP; ) {
    const end = at - 1;
    const begin = Math.max(limit, end > 0 ? part.lastIndexOf('\n', end - 1) + 1 : 0);
    if (beginsJson(part, begin)) return start;
    if (isCodeLine(part, begin, end)) {
      first = begin;
      gap = 0;
    } else gap += gapOf(part, begin, end);
    at = begin;
  }
  return first;
}

function growDown(part: string, end: number): number {
  let last = end;
  let gap = 0;
  for (let at = end + 1; at < part.length && gap <= MAX_GAP; ) {
    const stop = lineEnd(part, at);
    if (beginsJson(part, at)) return last;
    if (isCodeLine(part, at, stop)) {
      last = stop;
      gap = 0;
    } else gap += gapOf(part, at, stop);
    at = stop + 1;
  }
  return last;
}

const HINTS: Readonly<Record<string, Language>> = {
  py: 'python',
  python: 'python',
  python3: 'python',
  js: 'javascript',
  jsx: 'javascript',
  mjs: 'javascript',
  ts: 'javascript',
  tsx: 'javascript',
  node: 'javascript',
  nodejs: 'javascript',
  javascript: 'javascript',
  typescript: 'javascript',
  java: 'java',
  kotlin: 'java',
  groovy: 'java',
  cs: 'csharp',
  'c#': 'csharp',
  csharp: 'csharp',
  dotnet: 'csharp',
  go: 'go',
  golang: 'go',
  php: 'php',
  rb: 'ruby',
  ruby: 'ruby',
  ps: 'powershell',
  ps1: 'powershell',
  pwsh: 'powershell',
  powershell: 'powershell',
  ex: 'elixir',
  exs: 'elixir',
  elixir: 'elixir',
  tf: 'terraform',
  hcl: 'terraform',
  terraform: 'terraform',
};

/** The language that a fence's tag names; undefined where it names none that is read here. */
export function languageOfHint(hint: string): Language | undefined {
  return Object.hasOwn(HINTS, hint) ? HINTS[hint] : undefined;
}

/** Tags that name something else, which this folder leaves alone. */
export function isForeignHint(hint: string): boolean {
  return /^(?:json|jsonc|json5|jsonl|ndjson|http|https|bash|sh|shell|zsh|console|cmd|bat|curl|diff|xml|html|css|sql|csv|md|markdown|mermaid)$/.test(
    hint,
  );
}

type Habit = readonly [pattern: RegExp, weight: number];

/** Signs of each language; every pattern runs in one pass. */
const HABITS: Readonly<Record<Language, readonly Habit[]>> = {
  python: [
    [/\brequests\.(?:post|put|patch|get|delete|request|Session)\(|\bhttpx\.|\baiohttp\b|\burllib\b/, 5],
    [/\bdef \w{1,60}\([^\n]{0,200}\)[^\n]{0,60}:/, 4],
    [/\bjson\.(?:dumps|loads)\(/, 4],
    [/PureCloudPlatformClientV2/, 3],
    [/\b(?:json|data|headers|params|timeout)=[\w{"']/, 3],
    [/\b(?:True|False|None)\b/, 2],
    [/^[ \t]*(?:from [\w.]{1,80} )?import [\w.]/m, 3],
    [/\bf["'][^"'\n]{0,200}\{/, 3],
    [/\bos\.environ|\bos\.getenv/, 4],
    [/\.(?:post|patch|put|get)_conversations?_/, 3],
    [/^[ \t]*[a-z_]\w{0,60} = [^;\n]{1,200}$/m, 1],
    [/^[ \t]*#|\bprint\(|\bself\./m, 1],
  ],
  javascript: [
    [/\b(?:const|let)\s+[\w{[]/, 4],
    [/JSON\.(?:stringify|parse)\(/, 5],
    [/\bfetch\(/, 3],
    [/\baxios\b|\bgot\b[.(]|\$\.ajax|\bsuperagent\b/, 4],
    [/\brequire\(['"]/, 3],
    [/\.then\(|\.catch\(/, 3],
    [/console\.(?:log|error)/, 3],
    [/\bvar\s+\w{1,60}\s*=/, 1],
    [/\bplatformClient\b/, 3],
    [/`[^`\n]{0,200}\$\{/, 3],
    [/process\.env/, 3],
    [/\bimport\b[^\n]{0,200}\bfrom\s+['"]/, 4],
    [/===|!==/, 2],
    [/\bfunction\b/, 1],
    [/\)\s*=>|\w\s*=>\s*\{/, 2],
    [/\bawait\s/, 1],
    [/\.(?:post|patch|put|get)Conversations?\w/, 2],
  ],
  java: [
    [/\bString\s+\w{1,60}\s*=/, 4],
    [/\bimport (?:java|javax|com|org|okhttp3|static)\b/, 5],
    [
      /\bHttpRequest\.newBuilder|\bRestTemplate\b|\bOkHttpClient\b|\bObjectMapper\b|\bHttpPost\b|\bMediaType\.|\bWebClient\b|\bHttpEntity\b|BodyPublishers\b|\bRequestBody\.create/,
      5,
    ],
    [/\bMap\.of\(|\bMap<String|\bJSONObject\b|\bHashMap\b/, 4],
    [/\b[A-Z]\w{1,60}\s+\w{1,60}\s*=\s*new\s+[A-Z]/, 3],
    [/\.set[A-Z]\w{1,60}\(/, 2],
    [/System\.out|@Autowired|\bthrows\b/, 4],
    [/\.build\(\)/, 1],
    [/\bpublic\s+(?:static|class|void)\b/, 1],
    [/\b(?:val|fun)\s+\w/, 2],
  ],
  csharp: [
    [/\busing\s+(?:System|PureCloudPlatform|Newtonsoft|RestSharp|var\b)/, 5],
    [
      /\bnew\s+HttpClient\(|\b(?:Post|Send|Put|Patch)(?:AsJson)?Async\(|\bStringContent\(|\bJsonConvert\b|\bJsonSerializer\b|\bRestRequest\(|\bHttpRequestMessage\(|\bAddJsonBody\(/,
      5,
    ],
    [/\bvar\s+\w{1,60}\s*=\s*(?:await\s+)?(?:new\b|_?\w)/, 1],
    [/\bvar\s+\w{1,60}\s*=\s*new\b/, 2],
    [/\bnew\s*\{|\bnew\s*\[\s*\]\s*\{/, 4],
    [/\bnew\s+[\w.]{1,80}(?:<[^>\n]{0,80}>)?\s*(?:\(\))?\s*\{/, 4],
    [/\.[A-Z]\w{1,60}\s*=\s*["\w]/, 3],
    [/\$@?"|@\$?"/, 2],
    [/\bnamespace\b|Console\.Write|\basync Task\b/, 4],
    [/\bstring\s+\w{1,60}\s*=/, 4],
    [/\bDictionary<string|\bJObject\b/, 4],
  ],
  go: [
    [/:=/, 4],
    [/^package\s+\w|\bfunc\s+(?:\w{1,60})?\(/m, 4],
    [/\bmap\[string\]/, 5],
    [/\bhttp\.(?:NewRequest|Post|Client)|\bjson\.Marshal|\bbytes\.New|\bstrings\.NewReader/, 5],
    [/\bplatformclientv2\./, 4],
    [/\[\]byte\(|\[\]string\{/, 4],
    [/\berr\s*!=\s*nil/, 4],
  ],
  php: [
    [/<\?php/, 8],
    [/\$\w{1,60}->/, 5],
    [/\bcurl_(?:setopt|init|exec)|\bjson_encode\(|\bCURLOPT_/, 6],
    [/\$\w{1,60}\s*=[^\n]{0,200};/, 3],
    [/['"]\s*=>\s/, 2],
    [/\barray\(|\bnew\s+\\?GuzzleHttp/, 3],
  ],
  ruby: [
    [/\bNet::HTTP|\bHTTParty\b|\bFaraday\b|\bRestClient\b|\bHTTP\.(?:auth|post|headers)/, 6],
    [/\.to_json\b|\bJSON\.generate/, 5],
    [/^[ \t]*end\s*$/m, 3],
    [/\brequire(?:_relative)? ['"]/, 4],
    [/\bdo\s*\|/, 4],
    [/\.new\b/, 3],
    [/:\w{1,60}\s*=>|['"]\s*=>\s/, 2],
    [/\bputs\b|\bENV(?:\[|\.fetch)/, 4],
    [/\b[A-Z]\w{1,60}::[A-Z]/, 2],
  ],
  powershell: [
    [/\bInvoke-(?:RestMethod|WebRequest)\b/i, 8],
    [/\$\w{1,60}\s*=\s*@[{("']/, 6],
    [/\bConvertTo-Json\b/i, 6],
    [/\s-(?:Method|Uri|Body|Headers|ContentType)\b/i, 3],
    [/\$\w{1,60}\s*=/, 2],
    [/\bNew-Object\b|\[pscustomobject\]|\$env:/i, 4],
  ],
  elixir: [
    [/%\{|%[A-Z]\w{0,60}\{/, 4],
    [/\|>/, 4],
    [/\bHTTPoison\b|\bReq\.(?:post|new|request)|\bTesla\.|\bJason\.encode|\bPoison\.encode|\bFinch\./, 6],
    [/\bdefmodule\b|\bdefp?\s[^\n]{1,200}\bdo\b/, 4],
    [/\{:ok,/, 4],
  ],
  terraform: [
    [/\bjsonencode\(/, 8],
    [/^[ \t]*(?:resource|data|variable|provider|module|output)\s+"|^[ \t]*locals\s*\{/m, 6],
  ],
};

const ENOUGH = 3;
const MAX_LOOKED_AT = 20_000;

/** The language of a stretch of code, or null where it shows the habits of none. */
export function detectLanguage(text: string, { start, end }: Span, hint?: Language): Language | null {
  const part = text.slice(start, Math.min(end, start + MAX_LOOKED_AT));
  let best: Language | null = null;
  let highest = ENOUGH - 1;
  for (const language of Object.keys(HABITS) as Language[]) {
    const score = scoreOf(part, language) + (language === hint ? 8 : 0);
    if (score > highest) {
      highest = score;
      best = language;
    }
  }
  return best ?? hint ?? null;
}

function scoreOf(part: string, language: Language): number {
  let score = 0;
  for (const [pattern, weight] of HABITS[language]) if (pattern.test(part)) score += weight;
  return score;
}
