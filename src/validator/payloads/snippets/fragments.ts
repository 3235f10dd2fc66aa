/**
 * In: a text and what was read in it bracket by bracket. Out: the same, where parts of a body that are quoted one by one
 * in a sentence (`"from": {…}` and later `"to": […]`) are one body again.
 */
import type { Member, ObjectNode } from '../../json/node.ts';
import type { BarePayload } from './find-bare.ts';

/** The names of a party or a list of parties: what people quote alone of a body. */
const PARTY =
  /^(?:from|to|participants|targets|destinations?|(?:from|to)_?(?:address|number|phone_?number))$/i;

/** A key and its colon, right before a bracket. */
const KEY = /["\u201c\u201d]([A-Za-z_]\w{0,40})["\u201c\u201d][ \t]{0,4}:[ \t]{0,4}$/;

/** What is longer than this is no key with its colon. */
const LONGEST_KEY = 60;

/** Parts that stand further apart are about two things. */
const FARTHEST = 300;

interface Fragment {
  readonly member: Member;
  readonly payload: BarePayload;
}

/** Joins the quoted parts of one body; whatever is no such part stays as it is, and everything stays in order. */
export function joinFragments(text: string, start: number, found: readonly BarePayload[]): BarePayload[] {
  const joined: BarePayload[] = [];
  let open: Fragment[] = [];
  const close = (): void => {
    if (open.length > 0) joined.push(toBody(open));
    open = [];
  };
  for (const payload of found) {
    const fragment = readFragment(text, start, payload);
    const last = open.at(-1);
    const isMore =
      fragment !== null && last !== undefined && fragment.member.keyStart - last.payload.span.end <= FARTHEST;
    const isNamed = open.some(({ member }) => member.key === fragment?.member.key);
    if (!isMore || isNamed) close();
    if (fragment === null) joined.push(payload);
    else open.push(fragment);
  }
  close();
  return joined;
}

function readFragment(text: string, start: number, payload: BarePayload): Fragment | null {
  const { node } = payload.result;
  if (node === null) return null;
  const from = Math.max(start, payload.span.start - LONGEST_KEY);
  const match = KEY.exec(text.slice(from, payload.span.start));
  const key = match?.[1];
  if (match === null || key === undefined || !PARTY.test(key)) return null;
  const keyStart = from + match.index;
  return { payload, member: { key, keyStart, keyEnd: keyStart + key.length + 2, value: node } };
}

function toBody(fragments: readonly Fragment[]): BarePayload {
  const start = fragments[0]?.member.keyStart ?? 0;
  const end = fragments.at(-1)?.payload.span.end ?? start;
  const node: ObjectNode = { kind: 'object', start, end, members: fragments.map(({ member }) => member) };
  const repairs = fragments.flatMap(({ payload }) => payload.result.repairs);
  return { span: { start, end }, result: { node, repairs, end } };
}
