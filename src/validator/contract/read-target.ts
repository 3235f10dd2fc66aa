/** A URL or path as people write it, taken apart. */
export interface RequestTarget {
  /** Whose host it is: the vendor's, somebody else's, one left open (`{{baseUrl}}`, localhost), or none given. */
  readonly host: 'vendor' | 'other' | 'open' | 'none';
  /** The host is the vendor's login or its pages, where no API path lives. */
  readonly isSite: boolean;
  /** The host is meant for the vendor's, and there is none of that name. */
  readonly isMadeUp: boolean;
  /** Whether `/api/` stands before the version. */
  readonly hasApi: boolean;
  /** `v2`, or null where none is given. */
  readonly version: string | null;
  /** The rest of the path in pieces; a gap or piece of code is `{}`. */
  readonly segments: readonly string[];
}

/** The API is at `api.` and the region, which is often left open (and behind `apps.`, for the vendor's own pages). */
const SITE = /^(?:login|www)\./i;

/** Longer targets are no request that a person wrote. */
const LONGEST = 1024;

/** Takes a target apart; what it cannot read is left in the segments. */
export function readTarget(target: string, hosts: readonly string[]): RequestTarget {
  const text = withoutQuery(closeGaps(markEmpty(target.slice(0, LONGEST).trim())));
  const { host, path } = splitHost(text);
  const segments = splitPath(path.replace(/(?<!\/\.{0,3})[\s"'`.,;:!)>\]*]+$/, ''));
  const owner = judgeHost(host, hosts);
  const isSite = owner === 'vendor' && SITE.test(host ?? '');
  const isMadeUp = owner === 'vendor' && isMadeUpHost(host ?? '', hosts);
  return { host: owner, isSite, isMadeUp, ...splitVersion(segments) };
}

/** The pieces of a path, empty ones left out. */
export function splitPath(path: string): string[] {
  return path.split(/[/\\]/).filter((segment) => segment !== '');
}

/** What stands for an ID that is an empty text: `participants//replace`. */
export const EMPTY_ID = '{empty}';

/** Fills the place of an empty ID; two slashes before the path begins are only a habit. */
export function markEmpty(target: string): string {
  return target.replace(/(?<=\/v\d\/[^?#]*[a-z])\/\/(?!call)(?=[a-z])/gi, `/${EMPTY_ID}/`);
}

/** Every form of a gap becomes `{}`: `{id}`, `{{id}}`, `${id}`, `#{id}`, `<id>`, `%s`, `$id`, `:id`, `" + id + "`. */
function closeGaps(text: string): string {
  if (!MAY_HOLD_GAP.test(text)) return text;
  return text
    .replace(/^[<"'`(=]+(?=https?:|\/|\{)/i, '')
    .replace(/%5b[^/]{1,60}?%5d|\[object \w+\]/gi, '{}')
    .replace(/%(7b|7d|3c|3e|3a|24|20)/gi, (code) => decodeURIComponent(code))
    .replace(/[$#]?\{\{?[^{}]*\}?\}/g, '{}')
    .replace(/\\\([^()]*\)/g, '{}')
    .replace(/<[^<>/]*>/g, '{}')
    .replace(/["'`]\s*[+.&]\s*[\w.$()[\]]+\s*(?:[+.&]\s*["'`]|$)/g, '{}')
    .replace(/(^|\/|:\/\/api\.)(?:%[sd]|\$\w+|:[a-z_]\w*)/gi, '$1{}');
}

/** Some sign of every form of a gap; most paths have none. */
const MAY_HOLD_GAP = /[%{[<"'`(=$]|(?:^|\/|\.):/;

function withoutQuery(text: string): string {
  const end = text.search(/[?#\s]/);
  return end < 0 ? text : text.slice(0, end);
}

function splitHost(text: string): { host: string | null; path: string } {
  const credential = /^callout:(\w+)/i.exec(text);
  if (credential !== null) {
    const isVendors = /genesys|pure_?cloud/i.test(credential[1] ?? '');
    return { host: isVendors ? 'api.{}' : '{}', path: text.slice(credential[0].length) };
  }
  const scheme = /^(?:[a-z][a-z0-9+.-]*:)?\/\//i.exec(text)?.[0];
  const rest = scheme === undefined ? text : text.slice(scheme.length);
  const slash = rest.indexOf('/');
  const first = slash < 0 ? rest : rest.slice(0, slash);
  const isHost = scheme === undefined ? looksLikeHost(first) : looksLikeHost(first) || scheme.length > 2;
  if (!isHost) return { host: null, path: rest };
  return { host: first.toLowerCase(), path: slash < 0 ? '' : rest.slice(slash) };
}

function looksLikeHost(text: string): boolean {
  return text.startsWith('{}') || /^[a-z0-9{}-]+(?:\.[a-z0-9{}-]+)+(?::\d+)?$/i.test(text) || isLocal(text);
}

function isLocal(host: string): boolean {
  return /^(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::[\d{}]+)?$/i.test(host);
}

function judgeHost(host: string | null, hosts: readonly string[]): RequestTarget['host'] {
  if (host === null) return 'none';
  const name = host.replace(/:\d+$/, '');
  if (hosts.some((known) => name === known || name.endsWith(`.${known}`))) return 'vendor';
  if (NAMED_LIKE.test(name) || name === 'api.{}') return 'vendor';
  return name.includes('{}') || isLocal(host) ? 'open' : 'other';
}

/** How people write the vendor's hosts from memory. */
const NAMED_LIKE = /purecloud\.|\.pure\.|(?:^|\.)genesys-?cloud\.(?:com|net|io)$/;

/** No API is at `genesys.cloud`, below an AWS region's own name, or in a domain that the vendor does not have. */
function isMadeUpHost(host: string, hosts: readonly string[]): boolean {
  const name = host.replace(/:\d+$/, '');
  if (/^api\.(?:.+\.)?genesys\.cloud$/.test(name) || /(?:^|\.)[a-z]{2}-[a-z]+-\d\./.test(name)) return true;
  return !name.includes('{}') && !hosts.some((known) => name === known || name.endsWith(`.${known}`));
}

const VERSION = /^v\d+(?:\.\d+)?$/i;

function splitVersion(all: readonly string[]): Pick<RequestTarget, 'hasApi' | 'version' | 'segments'> {
  const api = all.findIndex(
    (segment, i) => segment.toLowerCase() === 'api' && VERSION.test(all[i + 1] ?? ''),
  );
  if (api >= 0) {
    return { hasApi: true, version: all[api + 1]?.toLowerCase() ?? null, segments: all.slice(api + 2) };
  }
  const [first = ''] = all;
  if (VERSION.test(first)) return { hasApi: false, version: first.toLowerCase(), segments: all.slice(1) };
  const isBare = first.toLowerCase() === 'api';
  return { hasApi: isBare, version: null, segments: isBare ? all.slice(1) : all };
}

/** A placeholder that was sent as it is, in the encoding of an address: `%7BcallId%7D`. */
export const UNFILLED = /^(?:\$|%24)?%7b[^/]{1,80}%7d$/i;

/** What stands in a path where a variable was not set. */
export function isUnresolved(segment: string): boolean {
  if (UNFILLED.test(segment)) return true;
  return /^(?:undefined|null|nan|none|\[object \w+\])$/i.test(
    segment.replace(/%5b/gi, '[').replace(/%5d/gi, ']').replace(/%20/g, ' '),
  );
}

/** Whether a piece of a path is what examples have in the place of an ID: `your-id`, `conversation-id-here`, `abc`, `xxxx`. */
export function isExample(segment: string): boolean {
  return /^your|[_-]here$|^(?:abc|foo|test|example)(?:$|[_-])|^([xyz])\1{2,}(?:-[xyz]+)*$/i.test(segment);
}

/** Whether a piece of a path stands for an id: a gap, a UUID or number, or a name such as `YOUR_ID`. */
export function isId(segment: string): boolean {
  if (segment.includes('{}') || /\d/.test(segment)) return true;
  if (/^(?:me|\.{2,}|…|\*+)$/i.test(segment) || isUnresolved(segment)) return true;
  if (/(?:^|[a-z_-])(?:id|uuid|guid)s?(?:$|[_-])/i.test(segment)) return true;
  if (isExample(segment)) return true;
  return /^[A-Z][A-Z_]*[A-Z]$/.test(segment) || /[^\w.-]/.test(segment);
}
