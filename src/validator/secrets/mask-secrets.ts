/**
 * In: a text as pasted. Out: the same text with every secret in it overwritten, at the same length, so that places stay
 * true. This is the first stage: no later one sees what it found.
 */
import { findInColumns } from './columns.ts';
import { findCut } from './cut.ts';
import { findEncoded } from './encoded.ts';
import { findForms } from './forms.ts';
import { goesOn, isSecret } from './judge.ts';
import { findLogins } from './logins.ts';
import { findNamedSecrets } from './named.ts';
import { joinBrokenLines, type Normalized, normalize, type TextRange } from './normalize.ts';
import type { FoundSecret } from './placed.ts';
import { createReader } from './reader.ts';

/** What a secret is, as the card `rule/secret-in-paste` words it. */
export type SecretKind =
  | 'bearer-token'
  | 'basic-credentials'
  | 'client-secret'
  | 'password'
  | 'cookie'
  | 'access-token'
  | 'api-key'
  | 'private-key';

export interface Secret extends TextRange {
  readonly kind: SecretKind;
}

export interface Masked {
  readonly text: string;
  /** In the order of the text, none overlapping another. */
  readonly secrets: readonly Secret[];
}

/** Overwrites what must not be echoed, logged or stored; placeholders stay, and masking twice changes nothing more. */
export function maskSecrets(text: string): Masked {
  return mask(text, []);
}

/** Masks also the halves of a token at the ends of a message: it may be split over two of them. */
export function maskMessage(text: string): Masked {
  return mask(
    text,
    findCut(text).map(({ kind, start, end }) => placed(kind, [{ start, end }], text)),
  );
}

function mask(text: string, cut: readonly PlacedMask[]): Masked {
  const whole = findSecrets(text, text).filter(isNoBrokenExample);
  const found = [...whole, ...findBroken(text, whole), ...cut];
  if (found.length === 0) return { text, secrets: [] };
  let made = '';
  let from = 0;
  for (const { start, end, mask } of found.flatMap(masksOf).sort((a, b) => a.start - b.start)) {
    if (end <= from) continue;
    made += text.slice(from, start) + mask.slice(Math.max(0, from - start));
    from = end;
  }
  return { text: made + text.slice(from), secrets: withoutOverlaps(found) };
}

interface PlacedMask extends Secret {
  readonly text: string;
  /** Where its characters stand; what typography put between them stays. */
  readonly ranges: readonly TextRange[];
}

/** Secrets of `text`, which was made from the pasted one. */
function findSecrets(pasted: string, text: string, rangesOf?: Normalized['rangesOf']): PlacedMask[] {
  const normalized = normalize(text);
  const found = [
    ...findForms(normalized.text),
    ...findNamedSecrets(createReader(normalized.text)),
    ...findInColumns(normalized.text),
    ...findLogins(normalized.text),
    ...findEncoded(normalized.text),
  ];
  const origins = (range: TextRange): readonly TextRange[] => rangesOf?.(range.start, range.end) ?? [range];
  return [...found, ...findRepeated(normalized.text, found)].map(({ kind, start, end }) =>
    placed(kind, normalized.rangesOf(start, end).flatMap(origins), pasted),
  );
}

function placed(kind: SecretKind, ranges: readonly TextRange[], text: string): PlacedMask {
  return { kind, start: ranges[0]?.start ?? 0, end: ranges.at(-1)?.end ?? 0, ranges, text };
}

/** Half of a placeholder may look like a secret where its line was broken. */
function isNoBrokenExample({ text, start, end }: PlacedMask): boolean {
  const rest = /^\r?\n(?!--)([^\s"'`&;]{1,60})/.exec(text.slice(end, end + 64))?.[1];
  return rest === undefined || isSecret(text.slice(start, end) + rest, 'password', true);
}

/** What a line that goes on in the next one holds. Often the next line just begins there: then it is no more than was found. */
function findBroken(text: string, whole: readonly PlacedMask[]): PlacedMask[] {
  const joined = joinBrokenLines(text);
  if (joined === null) return [];
  const ends = new Map(whole.map(({ start, end }) => [start, end]));
  return findSecrets(text, joined.text, joined.rangesOf).map((secret) => {
    const end = ends.get(secret.start);
    // Its own quote closes it on the next line.
    const quote = /^\\*(["'`])/.exec(text.slice(secret.end, secret.end + 16))?.[1];
    if (end === undefined || (quote !== undefined && quote === text[secret.start - 1])) return secret;
    const stop = secret.ranges.findIndex(
      (range) => range.start >= end && !goesOn(text.slice(range.start, range.end)),
    );
    return stop < 0 ? secret : placed(secret.kind, secret.ranges.slice(0, stop), text);
  });
}

/** A mask that every format reads as the value it was: digits stay a number, and no `*` comes first (a YAML alias). */
function masksOf({ text, ranges, start }: PlacedMask): (TextRange & { mask: string })[] {
  const isNumber = ranges.every((range) => /^\d+$/.test(text.slice(range.start, range.end)));
  return ranges.map((range) => {
    const value = text.slice(range.start, range.end);
    const isFirst = range.start === start && !isNumber;
    return { ...range, mask: isFirst ? maskValue(value) : overwrite(value, isNumber ? '0' : '*') };
  });
}

/** What stands for a secret: as long as it was. */
export function maskValue(value: string): string {
  return `x${overwrite(value.slice(1), '*')}`;
}

const overwrite = (value: string, sign: string): string =>
  value.replace(/[^\r\n]+/g, (line) => sign.repeat(line.length));

/** Shorter values may stand elsewhere by chance, unless no word looks like them. */
const SHORTEST = 12;
const isOdd = (value: string): boolean => /[A-Za-z]/.test(value) && isSecret(value, 'password', false);
const MOST = 16;

/** What was found once is a secret wherever else it stands. */
function findRepeated(text: string, found: readonly FoundSecret[]): FoundSecret[] {
  const kinds = new Map(found.map(({ kind, start, end }) => [text.slice(start, end), kind]));
  const values = [...kinds].filter(([value]) => value.length >= SHORTEST || isOdd(value)).slice(0, MOST);
  const ends = new Map(found.map(({ start, end }) => [start, end]));
  const repeated: FoundSecret[] = [];
  for (const [value, kind] of values) {
    for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length)) {
      const end = at + value.length;
      const isWhole = value.length >= SHORTEST || !/\w/.test(`${text[at - 1] ?? ''}${text[end] ?? ''}`);
      if (isWhole && (ends.get(at) ?? 0) < end) repeated.push({ kind, start: at, end });
    }
  }
  return repeated;
}

/** Of two that overlap, the one that begins first stays, stretched over both. */
function withoutOverlaps(found: readonly Secret[]): Secret[] {
  const kept: Secret[] = [];
  for (const { kind, start, end } of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || start >= last.end) kept.push({ kind, start, end });
    else if (end > last.end) kept[kept.length - 1] = { ...last, end };
  }
  return kept;
}
