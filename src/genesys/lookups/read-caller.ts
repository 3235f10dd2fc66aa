import type { Check, Knowledge } from '../../validator/index.ts';
import { foldName } from '../../validator/text/fold-name.ts';
import { ID } from '../client/operations.ts';
import { findPointer } from './find-pointer.ts';
import type { Lookup, Needs } from './lookup.ts';
import { payloadOf } from './payload-of.ts';

/** The user that a dialect names as the caller: the published body has no place for one, and a call needs their station. */
export function readCaller(
  text: string,
  check: Check,
  index: number,
  { knowledge, needs }: { readonly knowledge: Knowledge; readonly needs: Needs | null },
): readonly Lookup[] {
  const dialect = knowledge.dialects.find(({ id }) => id === check.shape);
  const payload = payloadOf(text, check);
  if (dialect === undefined || typeof payload !== 'object' || payload === null) return [];
  return Object.entries(payload).flatMap(([property, value]): Lookup[] => {
    const role = dialect.parts.get(foldName(property));
    const id = role === 'caller' || role === 'callerUser' ? findId(value) : undefined;
    if (id === undefined) return [];
    const at = Math.max(check.span.start, text.indexOf(id, check.span.start));
    const use = { check: index, property, published: null, pointer: findPointer(payload, id), at };
    return [{ kind: 'caller', id, needs, uses: [use] }];
  });
}

/** An ID that is a value, or stands directly inside it. */
function findId(value: unknown): string | undefined {
  const values = typeof value === 'object' && value !== null ? Object.values(value) : [value];
  return values.find((each) => typeof each === 'string' && ID.test(each));
}
