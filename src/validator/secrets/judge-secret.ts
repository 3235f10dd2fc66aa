/** How much the words beside a value already say: a password may be anything, a token has to look random. */
export type Strength = 'password' | 'bearer' | 'token';

/** Whether a value is a real secret, and no placeholder, mask, variable or word. */
export function isSecret(value: string, strength: Strength, isQuoted: boolean): boolean {
  return couldBeSecret(value, strength, isQuoted) && !isStandIn(value);
}

/** What its form says, before the dearer look at what it might stand for. */
function couldBeSecret(value: string, strength: Strength, isQuoted: boolean): boolean {
  if (strength === 'password') return isQuoted ? value.length >= 4 : isLoosePassword(value);
  if (!TOKEN.test(value) || NAME.test(value)) return false;
  if (strength === 'bearer') return isMixed(value) ? value.length >= 10 : isLongAndMixedCase(value);
  return value.length >= 16 && isMixed(value) && !UUID.test(value) && !/^https?:/i.test(value);
}

/** Placeholders, masks, holes for variables, and the words that examples put in a secret's place. */
function isStandIn(value: string): boolean {
  const text = value.trim();
  if (text === '' || HOLE.test(text)) return true;
  if (/^(.)\1*$/s.test(text) || /^x\*+$/.test(text)) return true;
  if (MASKED.test(text) && text.replace(MASKS, '').length < 24) return true;
  return (text.length <= LONGEST_EXAMPLE && EXAMPLE.test(text)) || WORD.test(text);
}

/** A longer value with such a word in it is a secret that has the word by chance. */
const LONGEST_EXAMPLE = 64;
const HOLE =
  /^[<[({%$].{0,80}[>\])}%]$|\$\{|\{\{|^\$\(?[A-Za-z_]\w*\)?$|^%[sv@]$|^[{<]|[{]\w+[}]|^@\w+$|^:\w+$|^\$env:/s;
const MASKED = /\*{3}|\u2022{2}|\.{3}|\u2026|x{4}|X{4}|_{4}|-{4}|#{3}/;
const MASKS = /[*\u2022.\u2026xX_#-]+/g;
const EXAMPLE =
  /(?:^|[^a-z])(?:your|my|the|some|insert|enter|replace|placeholder|redacted|removed|hidden|masked|censored|omitted|snip(?:ped)?|example|sample|dummy|fake|changeme|change-me|here|goes|todo|tbd|token|secret|password|passwd|cookie|access|value)(?![a-z])/i;
const WORD =
  /^(?:string|required|optional|true|false|null|none|nil|undefined|yes|no|on|off|empty|text|basic|bearer|oauth2?|apikey|jwt|expired|invalid|valid|missing|wrong|correct|same|different|not|is|was|and|or|type|input|include|omit|same-origin|required\b.*)$/i;

const TOKEN = /^[A-Za-z0-9._~+/=:|%-]+$/;
/** `config.accessToken`, `access_token`: what code calls a secret. */
const NAME = /^[A-Za-z_$][A-Za-z_$]*(?:[.-][A-Za-z_$]+)*$/;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

function isMixed(value: string): boolean {
  return /\d/.test(value) && /[A-Za-z]/.test(value);
}

function isLongAndMixedCase(value: string): boolean {
  return value.length >= 24 && /[a-z]/.test(value) && /[A-Z]/.test(value);
}

/** Without quotes the next word of a sentence, a variable or a call may follow instead of a password. */
function isLoosePassword(value: string): boolean {
  if (value.length < 6 || NAME.test(value)) return false;
  return /\d/.test(value) && !/^[\w$.]+[([]/.test(value) && !/^https?:/i.test(value);
}
