/**
 * In: a text. Out: the data actions in it, as exports, Terraform and the page of the vendor write them: their URL, method,
 * request template and inputs. Nothing is judged, and templates stay as they are written.
 */
import type { Span } from '../text/span.ts';

/** A member of a data action's configuration: the inside of its string. */
interface Written extends Span {
  readonly value: string;
  /** Terraform's `<<EOT`, in which nothing is escaped. */
  readonly isRaw: boolean;
}

export interface DataAction {
  /** From the first of its members to the end of the last. */
  readonly span: Span;
  readonly isTerraform: boolean;
  readonly url: Written | null;
  readonly method: string | null;
  readonly template: Written | null;
}

const MEMBER =
  /["']?\brequest(_?url_?template|_?type|_?template)["']?\s{0,20}[:=]\s{0,20}(?:"([^"\\]*(?:\\.[^"\\]*)*)"|<<[-~]?(\w{1,20})\r?\n)/gis;

/** A text with more of them is an export of a whole organization. */
const MOST = 50;

/** The data actions of a text, in order. */
export function findDataActions(text: string): DataAction[] {
  if (!/request_?(?:url_?)?template/i.test(text)) return [];
  const actions: (DataAction & { span: { start: number; end: number } })[] = [];
  MEMBER.lastIndex = 0;
  for (let match = MEMBER.exec(text); match !== null && actions.length < MOST; match = MEMBER.exec(text)) {
    const written = readValue(text, match);
    if (written === null) continue;
    MEMBER.lastIndex = written.end;
    const name = (match[1] ?? '').replaceAll('_', '').toLowerCase();
    const part =
      name === 'type'
        ? { method: written.value.toUpperCase() }
        : name === 'template'
          ? { template: written }
          : { url: written };
    const last = actions.at(-1);
    const isNew = last === undefined || Object.keys(part).some((key) => Reflect.get(last, key) !== null);
    if (isNew)
      actions.push({
        ...EMPTY,
        ...part,
        span: { start: match.index, end: written.end },
        isTerraform: /_/.test(match[1] ?? ''),
      });
    else
      actions[actions.length - 1] = { ...last, ...part, span: { start: last.span.start, end: written.end } };
  }
  return actions;
}

const EMPTY = { url: null, method: null, template: null };

function readValue(text: string, match: RegExpExecArray): Written | null {
  const [whole, , quoted, mark] = match;
  const end = match.index + whole.length;
  if (quoted !== undefined)
    return { value: quoted, start: end - 1 - quoted.length, end: end - 1, isRaw: false };
  const close = text.slice(end).search(new RegExp(`^[ \\t]*${mark ?? ''}\\b`, 'm'));
  return close < 0
    ? null
    : { value: text.slice(end, end + close), start: end, end: end + close, isRaw: true };
}

/** The inputs of a data action's contract with their types; null where the text shows no contract. */
export function readInputs(text: string): ReadonlyMap<string, string | null> | null {
  const contract = CONTRACT.exec(text);
  const properties = contract === null ? -1 : text.indexOf('properties', contract.index);
  const start = properties < 0 ? -1 : text.indexOf('{', properties);
  if (start < 0) return null;
  const inputs = new Map<string, string | null>();
  let depth = 0;
  for (let at = start; at < Math.min(text.length, start + LONGEST_CONTRACT); at++) {
    const unit = text[at];
    if (unit === '}' && --depth === 0) return inputs;
    if (unit !== '{') continue;
    depth++;
    const name =
      depth === 2
        ? /([\w-]{1,80})\\{0,3}["']?\s{0,40}[:=]\s{0,40}$/.exec(text.slice(Math.max(0, at - 170), at))
        : null;
    const type = /^[^{}]{0,400}?\btype\\{0,3}["']?\s{0,20}[:=]\s{0,20}\\{0,3}["'](\w{1,20})/.exec(
      text.slice(at + 1, at + 500),
    );
    if (name?.[1] !== undefined) inputs.set(name[1], type?.[1] ?? null);
  }
  return null;
}

const CONTRACT = /\b(?:contract_input|inputSchema|input_schema|inputContract)\b/;
const LONGEST_CONTRACT = 20_000;

/** An input that a template fills in: `${input.x}`, `$!{input.x}`, `$input.x`. */
export const INPUT = /\$!?(?:\{\s{0,4})?(input)\.(\w{1,80})(?!\()/gi;
