import { type ArrayCode, type CallCode, type Code, lastName, type ObjectCode, type Step } from '../code.ts';

/** What names stand for, as far as the program at hand says. */
export interface Scope {
  /** The program's text. */
  readonly text: string;
  define(name: string, value: Code): void;
  /** What a name, or a call that builds an object, stands for; itself where that is not known. */
  resolve(code: Code): Code;
  /** The call returns this object or list. */
  build(call: CallCode, object: ObjectCode | ArrayCode): void;
  /** The call that returned an object which it built. */
  origin(object: ObjectCode): CallCode | null;
  /** Is the name given a value in exactly one place? Only then is the value certain. */
  isConstant(name: string): boolean;
  /** All that a name is given anywhere, its default included. */
  given(name: string): readonly Code[];
}

const MAX_HOPS = 8;

/** A scope that also knows what the steps will define later, for functions that stand before what they use. */
export function createScope(steps: readonly Step[], text: string): Scope {
  const ahead = new Map<string, Code>();
  const given = new Map<string, Code[]>();
  const note = (name: string, value: Code): void => {
    if (!ahead.has(name)) ahead.set(name, value);
    const values = given.get(name);
    if (values === undefined) given.set(name, [value]);
    else values.push(value);
  };
  for (const step of steps) {
    const name = step.kind === 'assign' ? variableName(step.target) : null;
    if (name !== null && step.kind === 'assign') note(name, step.value);
  }
  for (const [name, value] of handedOver(steps)) note(name, value);
  const defaults = Map.groupBy(
    steps.filter((step) => step.kind === 'default'),
    ({ name }) => name,
  );
  /** What a call has built, what a name was given, or what an object has under the name of a member. */
  function givenFor(code: Code, hops: number): Code | undefined {
    if (code.kind === 'call') return built.get(code);
    const name = variableName(code);
    const value = name === null ? undefined : (defined.get(name) ?? ahead.get(name));
    if (value !== undefined || code.kind !== 'member' || hops >= MAX_HOPS) return value;
    const owner = resolve(code.object, hops + 1);
    return owner.kind === 'object'
      ? owner.entries.findLast(({ key }) => key === code.name)?.value
      : undefined;
  }

  function resolve(code: Code, hops: number): Code {
    let current = code;
    for (let hop = hops; hop < MAX_HOPS; hop++) {
      const next = givenFor(current, hop);
      if (next === undefined || next === current) return current;
      current = next;
    }
    return current;
  }

  const defined = new Map<string, Code>();
  const built = new Map<CallCode, ObjectCode | ArrayCode>();
  const origins = new Map<ObjectCode, CallCode>();
  return {
    text,
    define(name, value) {
      if (variableName(value) !== name) defined.set(name, value);
    },
    build(call, object) {
      built.set(call, object);
      if (object.kind === 'object' && !origins.has(object)) origins.set(object, call);
    },
    origin: (object) => origins.get(object) ?? null,
    isConstant: (name) => given.get(name)?.length === 1 && !defaults.has(name),
    given: (name) => [...(given.get(name) ?? []), ...(defaults.get(name) ?? []).map(({ value }) => value)],
    resolve: (code) => resolve(code, 0),
  };
}

/** What the calls of functions that are called in one place hand over for their parameters. */
function handedOver(steps: readonly Step[]): [parameter: string, value: Code][] {
  const calls = new Map<string, CallCode | null>();
  for (const step of steps) {
    const name = step.kind === 'call' ? lastName(step.call.callee) : null;
    if (name !== null && step.kind === 'call') calls.set(name, calls.has(name) ? null : step.call);
  }
  return steps.flatMap((step) => {
    const call = step.kind === 'function' ? calls.get(step.name) : undefined;
    if (call === undefined || call === null || step.kind !== 'function') return [];
    return step.parameters.flatMap((parameter, index): [string, Code][] => {
      const value = call.args[index]?.value;
      return value === undefined || variableName(value) === parameter ? [] : [[parameter, value]];
    });
  });
}

/** The variable that is named, with `this.x` and `self.x` as `x`. */
export function variableName(code: Code): string | null {
  if (code.kind === 'name') return code.name;
  if (code.kind !== 'member' || code.object.kind !== 'name') return null;
  return /^(?:this|self)$/.test(code.object.name) ? code.name : null;
}
