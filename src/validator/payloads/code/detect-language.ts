/** Tells the language of code by its fence's tag and by its habits. */
import type { Language } from '../../report.ts';
import { type Gated, gate, mayMatch } from '../../text/gate.ts';
import type { Span } from '../../text/span.ts';
import { type TextView, viewText } from '../../text/view.ts';

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
  swift: 'swift',
  apex: 'apex',
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
  return /^(?:json|jsonc|json5|jsonl|ndjson|http|https|bash|sh|shell|zsh|console|cmd|bat|curl|diff|xml|html|css|sql|csv|md|markdown|mermaid|ya?ml)$/.test(
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
    [/^[ \t]*[a-z_]\w{0,60} ?= ?\{\s{0,40}'[^'\n]{1,60}' ?:/m, 3],
    [/^[ \t]*#|\bprint\(|\bself\./m, 1],
  ],
  javascript: [
    [/\b(?:const|let)\s+[\w{[]/, 4],
    [/JSON\.(?:stringify|parse)\(/, 5],
    [/\bfetch\(/, 3],
    [/\bXMLHttpRequest\b|\bxhr\.|\bdocument\.\w|\bwindow\.\w/, 5],
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
    [/\w\(\s{0,20}\{\s{0,20}[A-Za-z_$][\w$]{0,60}\s{0,20}:(?!:)/, 3],
    [/["'`\w],\s{0,20}\{\s{0,20}[A-Za-z_$][\w$]{0,60}\s{0,20}:(?!:)/, 3],
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
  swift: [
    [/\blet\s+\w{1,60}\s*(?::\s*\[[^\]\n]{1,80}\]\s*)?=\s*\[/, 8],
    [/\blet\s+\w{1,60}\s*:\s*(?:String|Int|Bool|Double)\??\s*=/, 8],
    [/\[String\s*:\s*\w{1,40}\??\]/, 8],
    [/\bURLRequest\b|\bJSONSerialization\b|\bJSONEncoder\b|\bURLSession\b|\btry[?!]?\s/, 6],
    [/\bguard\s+let\b|\bif\s+let\b/, 4],
  ],
  apex: [
    [/\bnew\s+(?:Map|List)<[\w, ]{1,60}>\s*\{/, 9],
    [/\bJSON\.serialize(?:Pretty)?\(/, 9],
    [/\.setEndpoint\(|\bSystem\.debug\(|'callout:/, 6],
    [/\.put\('/, 6],
  ],
  terraform: [
    [/\bjsonencode\(/, 8],
    [
      /\b(?:config_re(?:quest|sponse)|contract_(?:in|out)put|request_(?:url_)?template|success_template)\b/,
      9,
    ],
    [/^[ \t]*(?:resource|data|variable|provider|module|output)\s+"|^[ \t]*locals\s*\{/m, 6],
  ],
};

type GatedHabit = readonly [habit: Gated, weight: number];

const GATED_HABITS = Object.entries(HABITS).map(([language, habits]): [Language, readonly GatedHabit[]] => [
  language as Language,
  habits.map(([pattern, weight]) => [gate(pattern), weight]),
]);

const ENOUGH = 3;
const MAX_LOOKED_AT = 20_000;

/** The language of a stretch of code, or null where it shows the habits of none. */
export function detectLanguage(text: string, { start, end }: Span, hint?: Language): Language | null {
  const part = viewText(text.slice(start, Math.min(end, start + MAX_LOOKED_AT)));
  let best: Language | null = null;
  let highest = ENOUGH - 1;
  for (const [language, habits] of GATED_HABITS) {
    const score = scoreOf(part, habits) + (language === hint ? 8 : 0);
    if (score > highest) {
      highest = score;
      best = language;
    }
  }
  return best ?? hint ?? null;
}

function scoreOf(part: TextView, habits: readonly GatedHabit[]): number {
  let score = 0;
  for (const [habit, weight] of habits)
    if (mayMatch(part, habit) && habit.expression.test(part.text)) score += weight;
  return score;
}
