/** Objects that a program builds property by property rather than writing them down as one literal. */
import {
  type Argument,
  type ArrayCode,
  type CallCode,
  type Code,
  type Entry,
  lastName,
  lastNamePlace,
  type ObjectCode,
  plainText,
} from '../code.ts';
import type { Scope } from './scope.ts';

/** The object that a call makes or adds to, or null where it does neither. */
export function readBuild(call: CallCode, scope: Scope): ObjectCode | null {
  const { callee } = call;
  if (callee.kind === 'member') {
    const target = scope.resolve(callee.object);
    if (target.kind === 'object') return addTo(target, callee.name, callee, call, scope);
    if (callee.name === 'assign' && lastName(callee.object) === 'Object') return assignTo(call, scope);
    const made = readFactory(callee.name, callee.object, call);
    if (made !== null) return made;
  }
  const name = lastName(callee);
  const constructs = call.constructs || (name !== null && /^[A-Z]/.test(name) && isModelName(name));
  return constructs && name !== null ? construct(call, callee) : null;
}

/** Could a class of this name be a request body's, rather than a client's, a collection's or a setting's? */
export function isModelName(name: string): boolean {
  return /^[A-Z]\w*$/.test(name) && /[a-z]/.test(name) && !MACHINERY.test(name);
}

const MACHINERY =
  /^(?:Http|XMLHttp|Rest|Web|U[Rr][ILil]|Json|String|Byte|Stream|Hash|Linked|Tree|Array|List|Map|Dictionary|Expando|Object|Api|Configuration|Request$|Response|Date|FormData|OkHttp|Client|Promise|Set$|Error|Net|Headers|Faraday|HTTParty|Typhoeus|(?:Marshal\w*|New\w+|Post|Put|Patch|Get|Delete|Range|Regexp?|Thread|File|Logger)$)|(?:Apis?|Client|Exception|Error|Builder|Handler|Headers?|Content|Factory|Mapper|Message|Reader|Writer|Buffer|Serializer|Settings|Config|Configuration|Logger|Date|Uri|Url|Auth|Credentials?|Token|Entity|Module|Service|Provider)$|^(?:Client)?Session$/;

function construct(call: CallCode, callee: Code): ObjectCode {
  const [first] = call.args;
  const given =
    call.args.length === 1 && first?.name === null && first.value.kind === 'object'
      ? first.value.entries
      : [];
  const named = call.args.flatMap(({ name, ...arg }): Entry[] =>
    name === null ? [] : [{ key: name, keyStart: arg.nameStart, keyEnd: arg.nameEnd, value: arg.value }],
  );
  const { start, end } = lastNamePlace(callee);
  const name = lastName(callee) ?? '';
  const type = COLLECTION.test(name) ? null : { name, start, end };
  return { kind: 'object', entries: [...given, ...named], type, start: call.start, end: call.end };
}

const LIST = /^(?:\w*List|\w*Set|J(?:SON|son)Array|ArrayNode|Vector)$/;
const ADDS = /^(?:add|Add|put|push|append|push_back|addAll)$/;

/** A list made from its items, or one that a call adds an item to. */
export function readList(call: CallCode, scope: Scope): ArrayCode | null {
  const { callee } = call;
  const place = { start: call.start, end: call.end };
  if (call.constructs && LIST.test(lastName(callee) ?? '')) {
    const [given] = call.args;
    const from = given === undefined ? null : scope.resolve(given.value);
    return from?.kind === 'array' ? from : { kind: 'array', items: [], ...place };
  }
  if (callee.kind !== 'member') return null;
  const list = scope.resolve(callee.object);
  const [item, ...more] = call.args;
  if (list.kind === 'array' && ADDS.test(callee.name) && item !== undefined && more.length === 0) {
    list.items.push(item.value);
    return list;
  }
  const owner = lastName(callee.object) ?? '';
  const isList =
    (callee.name === 'of' && /(?:List|Set|Stream)$/.test(owner)) ||
    /^(?:asList|singletonList|listOf|singleton)$/.test(callee.name);
  return isList ? { kind: 'array', items: call.args.map(({ value }) => value), ...place } : null;
}

/** Classes that hold whatever names they are given. */
const COLLECTION =
  /^(?:stdClass|Object|J(?:SON|son)?Object|\w*Map|Dictionary|ExpandoObject|Hash|OpenStruct|ObjectNode|Hashtable)$/;

/** `Map.of(k, v)` and its like, and what begins a builder. */
function readFactory(name: string, owner: Code, call: CallCode): ObjectCode | null {
  const place = { start: call.start, end: call.end };
  const ownerName = lastName(owner) ?? '';
  if (/^(?:of|singletonMap)$/.test(name) && /Map$|^Collections$/.test(ownerName)) {
    return { kind: 'object', entries: pairs(call.args), type: null, ...place };
  }
  if (name === 'ofEntries' && /Map$/.test(ownerName)) {
    const entries = call.args.flatMap(({ value }) => (value.kind === 'call' ? pairs(value.args) : []));
    return { kind: 'object', entries, type: null, ...place };
  }
  if (/^create(?:Object(?:Node|Builder))$/.test(name))
    return { kind: 'object', entries: [], type: null, ...place };
  if (/^(?:new)?[bB]uilder$|^standard$|^create$/.test(name)) {
    const model = owner.kind === 'member' && /^Builder$/.test(owner.name) ? owner.object : owner;
    return isModelName(lastName(model) ?? '') ? construct({ ...call, args: [] }, model) : null;
  }
  return null;
}

function pairs(args: readonly Argument[]): Entry[] {
  const entries: Entry[] = [];
  for (let i = 0; i + 1 < args.length; i += 2) {
    const entry = keyed(args[i], args[i + 1]);
    if (entry !== null) entries.push(entry);
  }
  return entries;
}

function keyed(key: Argument | undefined, value: Argument | undefined): Entry | null {
  if (key?.value.kind !== 'text' || value === undefined) return null;
  const { value: written } = key;
  return { key: plainText(written), keyStart: written.start, keyEnd: written.end, value: value.value };
}

const PUTS = /^(?:put|insert|set|add|Add|TryAdd|addProperty|accumulate|append|store)$/;

/** A call on an object: `put("name", value)`, `setName(value)`, `withName(value)`, `name(value)`. */
function addTo(
  object: ObjectCode,
  method: string,
  callee: Code,
  call: CallCode,
  scope: Scope,
): ObjectCode | null {
  const [first, second] = call.args;
  const place = lastNamePlace(callee);
  if (first === undefined) return /^(?:build|Build|to_\w+|to[A-Z]\w*)$/.test(method) ? object : null;
  if (second !== undefined) {
    const entry = call.args.length === 2 && PUTS.test(method) ? keyed(first, second) : null;
    if (entry !== null) addEntry(object, entry, scope);
    return entry === null ? null : object;
  }
  const isModel = object.type !== null && isModelName(object.type.name);
  if (method === 'update') return spreadInto(object, [first], scope);
  const prefixed = /^(?:set_?|with_?)(?=[A-Z_]|(?<=_)[a-z])(\w+)$/.exec(method)?.[1];
  if (prefixed === undefined && !isModel) return null;
  const key = prefixed ?? method;
  const name = key.charAt(0).toLowerCase() + key.slice(1);
  const keyStart = place.end - key.length;
  addEntry(object, { key: name, keyStart, keyEnd: place.end, value: first.value }, scope);
  return object;
}

/** `Object.assign(object, others…)`. */
function assignTo({ args }: CallCode, scope: Scope): ObjectCode | null {
  const [target, ...others] = args;
  const object = target === undefined ? null : scope.resolve(target.value);
  return object?.kind === 'object' ? spreadInto(object, others, scope) : null;
}

function spreadInto(object: ObjectCode, others: readonly Argument[], scope: Scope): ObjectCode {
  for (const { value } of others) {
    const { start } = value;
    addEntry(object, { key: null, keyStart: start, keyEnd: start, value }, scope);
  }
  return object;
}

/** `object.name = value` or `object["name"] = value`. */
export function setProperty(
  object: ObjectCode,
  target: Code & { kind: 'member' },
  value: Code,
  scope: Scope,
): void {
  const { name: key, nameStart: keyStart, nameEnd: keyEnd } = target;
  addEntry(object, { key, keyStart, keyEnd, value }, scope);
}

/** Adds a property; one that is set deeper in the code than its object is made is set in a branch. */
function addEntry(object: ObjectCode, entry: Entry, { text }: Scope): void {
  const isOptional = isInBranch(text, object.start, entry.keyStart);
  object.entries.push(isOptional ? { ...entry, optional: true } : entry);
}

const BRANCH = /^\s*\}?\s*(?:else|if|elif|elsif|case|default|when|unless)\b/;

function isInBranch(text: string, made: number, set: number): boolean {
  const line = text.slice(lineStart(text, set), set);
  if (/^\s*(?:\?|&|->)?\./.test(line) || lineStart(text, made) === lineStart(text, set)) return false;
  return BRANCH.test(line) || indentAt(text, set) > indentAt(text, made);
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function indentAt(text: string, at: number): number {
  return /^[ \t]*/.exec(text.slice(lineStart(text, at), at))?.[0].length ?? 0;
}
