/**
 * What the readers of programming languages make of a program: only as much of it as payloads are built from.
 * Every piece knows where it stands in the text as pasted.
 */
export type Code =
  | ObjectCode
  | ArrayCode
  | TextCode
  | NumberCode
  | BooleanCode
  | NullCode
  | NameCode
  | MemberCode
  | CallCode
  | ChoiceCode
  | OtherCode;

export interface Place {
  readonly start: number;
  readonly end: number;
}

/** A map, dictionary, hash, struct or object literal; entries join it when it is built property by property. */
export interface ObjectCode extends Place {
  readonly kind: 'object';
  readonly entries: Entry[];
  /** The class it is written for, where there is one. */
  readonly type: (Place & { readonly name: string }) | null;
  /** The properties of its class, where the program declares them. */
  fields?: readonly Field[];
}

/** A property of a class that the program declares, with how it is serialized. */
export interface Field {
  readonly name: string;
  /** Its name in JSON, with the place of that. */
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  /** What is sent where the program gives none, and whether that is left out. */
  readonly zero: string;
  readonly omitsZero: boolean;
}

export interface Entry {
  /** Null for what is spread into it and for computed keys. */
  readonly key: string | null;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: Code;
  /** It is set in a branch, which may not run. */
  readonly optional?: true;
  /** The language itself gives it this value, or its serializer leaves the value out. */
  readonly by?: 'zero-value' | 'omitted';
}

/** A list; items join it when it is built item by item. */
export interface ArrayCode extends Place {
  readonly kind: 'array';
  readonly items: Code[];
}

/** A string, plain or with holes, or several joined. */
export interface TextCode extends Place {
  readonly kind: 'text';
  readonly parts: readonly TextPart[];
}

export type TextPart = LiteralPart | HolePart;

/** Characters, and where each stands: at `start + i`, or at `origins[i]` where escapes were decoded. */
export interface LiteralPart extends Place {
  readonly text: string;
  readonly origins: readonly number[] | null;
}

export interface HolePart extends Place {
  readonly hole: Code;
}

export interface NumberCode extends Place {
  readonly kind: 'number';
  readonly raw: string;
}

export interface BooleanCode extends Place {
  readonly kind: 'boolean';
  readonly value: boolean;
}

export interface NullCode extends Place {
  readonly kind: 'null';
}

export interface NameCode extends Place {
  readonly kind: 'name';
  readonly name: string;
}

/** `object.name`, `object->name`, `object::name`, `object["name"]`. */
export interface MemberCode extends Place {
  readonly kind: 'member';
  readonly object: Code;
  readonly name: string;
  readonly nameStart: number;
  readonly nameEnd: number;
}

export interface CallCode extends Place {
  readonly kind: 'call';
  readonly callee: Code;
  readonly args: readonly Argument[];
  /** Written as a construction: `new X(…)`, `X.new`, `X{…}`. */
  readonly constructs: boolean;
}

export interface Argument {
  readonly name: string | null;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly value: Code;
}

/** `condition ? a : b`, `condition && a`: one of several values, or none. */
export interface ChoiceCode extends Place {
  readonly kind: 'choice';
  readonly options: readonly Code[];
  /** `a || b`, `a ?? b`: the last option stands in for the others where they are empty. */
  readonly falls?: true;
}

export interface OtherCode extends Place {
  readonly kind: 'other';
  /** What a sign that may join texts stands between, where no side is seen to be one. */
  readonly sides?: readonly Code[];
}

/** What happens in a program, in order. */
export type Step =
  | { readonly kind: 'assign'; readonly target: Code; readonly value: Code }
  | { readonly kind: 'call'; readonly call: CallCode }
  /** A function with its parameters, which stand for what its only call hands over. */
  | { readonly kind: 'function'; readonly name: string; readonly parameters: readonly string[] }
  /** A parameter's or pattern's own value, for when it is given none. */
  | { readonly kind: 'default'; readonly name: string; readonly value: Code }
  | { readonly kind: 'literal'; readonly code: ObjectCode | ArrayCode | TextCode };

/** Whether a part of a text is code whose value is not known. */
export function isHole(part: TextPart): part is HolePart {
  return 'hole' in part;
}

/** A text's characters where it has no holes, else null. */
export function plainText(code: TextCode): string | null {
  let text = '';
  for (const part of code.parts) {
    if (isHole(part)) return null;
    text += part.text;
  }
  return text;
}

/** The last name of a callee or type: `post` of `requests.post`, `CreateCallRequest` of `client.CreateCallRequest`. */
export function lastName(code: Code): string | null {
  if (code.kind === 'name') return code.name;
  return code.kind === 'member' ? code.name : null;
}

/** Where {@link lastName} stands. */
export function lastNamePlace(code: Code): Place {
  return code.kind === 'member' ? { start: code.nameStart, end: code.nameEnd } : code;
}

const JSON_NUMBER = /^-?(?:0|[1-9]\d{0,300})(?:\.\d{1,300})?(?:[eE][+-]?\d{1,3})?$/;

/** A number as JSON writes it, or null: separators and type suffixes go, other bases are not carried over. */
export function numberCode(written: string, start: number, end: number): NumberCode | null {
  const raw = written.replaceAll('_', '').replace(/[lLmMdDfF]$/, '');
  return JSON_NUMBER.test(raw) ? { kind: 'number', raw, start, end } : null;
}
