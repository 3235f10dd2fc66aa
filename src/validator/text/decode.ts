import { matchesOf } from './matches.ts';
import type { Source } from './source.ts';

/** Builds decoded text and the origin of each of its units, part by part. */
export interface Decoder {
  /** Copies `[start, end)` of the outer text. */
  copy(start: number, end: number): void;
  /** Writes `text` for what stands at `origin` in the outer text. */
  write(text: string, origin: number): void;
  finish(end: number): Source;
}

/** A decoder of pieces of `outer`; origins are offsets into it. */
export function createDecoder(outer: string): Decoder {
  let text = '';
  const origins: number[] = [];
  return {
    copy(start, end) {
      text += outer.slice(start, end);
      for (let i = start; i < end; i++) origins.push(i);
    },
    write(written, origin) {
      text += written;
      for (let i = 0; i < written.length; i++) origins.push(origin);
    },
    finish(end) {
      origins.push(end);
      return { text, base: 0, origins: Int32Array.from(origins) };
    },
  };
}

/** A source seen through another: origins that led into `outer`'s text lead into what `outer` was made from. */
export function compose(outer: Source, inner: Source): Source {
  if (outer.origins === undefined) {
    if (outer.base === 0) return inner;
    if (inner.origins === undefined) return { ...inner, base: inner.base + outer.base };
    return { ...inner, origins: inner.origins.map((origin) => origin + outer.base) };
  }
  const through = outer.origins;
  const last = through.length - 1;
  const origins = new Int32Array(inner.text.length + 1);
  for (let i = 0; i < origins.length; i++) {
    const offset = inner.origins === undefined ? inner.base + i : (inner.origins[i] ?? 0);
    origins[i] = through[Math.min(offset, last)] ?? 0;
  }
  return { text: inner.text, base: 0, origins };
}

/** Takes away the `> ` of quoted lines, as mail and chat put before what they quote; null where no line has any. */
export function unquoteLines(text: string): Source | null {
  if (!/^[ \t]*>/m.test(text)) return null;
  const decoder = createDecoder(text);
  for (const { 0: line, index } of matchesOf(text, /[^\n]+\n?|\n/g)) {
    const prefix = /^[ \t]*(?:>[ \t]?)+/.exec(line)?.[0].length ?? 0;
    decoder.copy(index + prefix, index + line.length);
  }
  return decoder.finish(text.length);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/** The content of a quoted string of JSON at `[start, end)`, unescaped, with the origin of each of its units. */
export function decodeString(text: string, start: number, end: number): Source {
  const decoder = createDecoder(text);
  let at = start + 1;
  const limit = end - 1;
  while (at < limit) {
    if (text[at] !== '\\' || at + 1 >= limit) {
      decoder.copy(at, at + 1);
      at++;
    } else if (text[at + 1] === 'u' && /^[0-9a-f]{4}$/i.test(text.slice(at + 2, at + 6))) {
      decoder.write(String.fromCharCode(Number.parseInt(text.slice(at + 2, at + 6), 16)), at);
      at += 6;
    } else {
      const escaped = text[at + 1] ?? '';
      decoder.write(ESCAPES[escaped] ?? escaped, at);
      at += 2;
    }
  }
  return decoder.finish(limit);
}
