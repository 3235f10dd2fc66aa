/**
 * In: an expression that few texts match. Out: texts of which each of its matches holds one, told by how it is written. To
 * look for those costs a tenth of the search, and an expression that is never run is never compiled.
 */
import type { TextView } from './view.ts';

/** An expression with the texts, in lower case, of which one must stand wherever it matches; none where nothing must. */
export interface Gated {
  readonly expression: RegExp;
  readonly needs: readonly string[];
}

/** Reads what an expression needs. Its flags may be `i` or `u`, not both: those fold more letters than lower case does. */
export function gate(expression: RegExp): Gated {
  return { expression, needs: new NeedsReader(expression.source.toLowerCase()).readAlternatives() ?? [] };
}

/** Whether a text may hold a match. */
export function mayMatch({ lower }: Pick<TextView, 'lower'>, { needs }: Gated): boolean {
  return needs.length === 0 || needs.some((need) => lower.includes(need));
}

/** Shorter texts stand in most messages. */
const SHORTEST = 3;

/** Null: nothing that is long enough has to stand there. */
type Needs = readonly string[] | null;

class NeedsReader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** Reads to the end of the expression or of a group. */
  readAlternatives(): Needs {
    let all = this.#readSequence();
    while (this.#take(/\|/y) !== null) {
      const one = this.#readSequence();
      all = all === null || one === null ? null : [...all, ...one];
    }
    return all;
  }

  /** What stands in a sequence for certain: of all its texts and groups the one with the longest needs. */
  #readSequence(): Needs {
    let best: Needs = null;
    let run = '';
    while (this.#at < this.#source.length && !'|)'.includes(this.#source.charAt(this.#at))) {
      const item = this.#readItem();
      const times = this.#take(/[*?+]\??|\{\d+(?:,\d*)?\}\??/y);
      if (typeof item === 'string' && times === null) {
        run += item;
        continue;
      }
      best = better(best, [run]);
      run = '';
      if (typeof item !== 'string' && !/^(?:[*?]|\{0)/.test(times ?? '')) best = better(best, item);
    }
    return better(best, [run]);
  }

  /** A sign that stands for itself, or what a group needs; null for what may be different signs or none. */
  #readItem(): string | Needs {
    const opener = this.#take(/\((?:\?(?::|<?[=!]|<\w+>))?/y);
    if (opener !== null) {
      const inside = this.readAlternatives();
      this.#at++;
      return /[=!]$/.test(opener) ? null : inside;
    }
    if (
      this.#take(/\[(?:\\.|[^\]\\])*\]|\\(?:u[\da-f]{4}|x[\da-f]{2}|[pk][{<][^}>]*[}>]|\w)|[.^$]/y) !== null
    )
      return null;
    const sign = this.#take(/\\?[\s\S]/y)?.at(-1) ?? '';
    return sign <= '\x7f' ? sign : null;
  }

  #take(token: RegExp): string | null {
    token.lastIndex = this.#at;
    const found = token.exec(this.#source)?.[0] ?? null;
    this.#at += found?.length ?? 0;
    return found;
  }
}

/** The needs that say more: longer ones, and of equally long ones the fewer. */
function better(one: Needs, other: Needs): Needs {
  const length = (needs: Needs): number => Math.min(...(needs ?? ['']).map((need) => need.length));
  if (length(other) < SHORTEST || length(other) < length(one)) return one;
  return length(other) === length(one) && (other?.length ?? 0) >= (one?.length ?? 0) ? one : other;
}
