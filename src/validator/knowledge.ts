import type { Evidence, Severity } from './diagnostic.ts';
import type { Verdict } from './report.ts';

/** What the validator knows: loaded and checked elsewhere, read-only here. */
export interface Knowledge {
  /** A digest of the files it was loaded from. */
  readonly version: string;
  readonly contracts: Contracts;
  readonly dialects: readonly Dialect[];
  /** The words of the dialects for each model, by the model's name. */
  readonly vocabularies: ReadonlyMap<string, Vocabulary>;
  /** By code (`rule/not-uuid`). */
  readonly cards: ReadonlyMap<string, Card>;
  readonly errors: readonly ErrorCard[];
  readonly errorIndex: ErrorIndex;
  readonly claims: readonly ClaimCard[];
  readonly claimIndex: ClaimIndex;
  /** Permissions that threads claim and nothing published confirms. */
  readonly doubtedPermissions: ReadonlySet<string>;
  /** Sentences of the report that belong to no single code, by group and id. */
  readonly phrases: {
    readonly reasons: Phrases;
    readonly notes: Phrases;
    /** What replies say that no card does. */
    readonly reply: Phrases;
    /** What to put in the place of each kind of placeholder. */
    readonly placeholders: Phrases;
    readonly topics: Phrases;
  };
  /** What would settle a failing call that comes without its payload. */
  readonly questions: readonly QuestionCard[];
  /** The words that tell a failing call from talk of one. */
  readonly cues: CueNode;
}

export type Phrases = Readonly<Record<string, string>>;

/** What a cue says of the text that it stands in. */
export type CueKind =
  | 'failing'
  | 'asking'
  | 'own'
  | 'talk'
  | 'telling'
  | 'answer'
  | 'solved'
  | 'test'
  | 'status';

/** A word or phrase that raises or lowers the odds that somebody reports a failing call. */
export interface Cue {
  readonly cue: string;
  readonly kind: CueKind;
  /** ISO 639-1, or `any`. */
  readonly language: string;
  readonly weight: number;
  /** `start`: counts only as the first words of the text. */
  readonly at: 'anywhere' | 'start';
}

/** The cues as a tree of words, so that one pass over a text finds all of them. */
export interface CueNode {
  /** The cues that end here. */
  readonly cues: readonly Cue[];
  readonly next: ReadonlyMap<string, CueNode>;
  /** Next words that are told by their beginning, `fail*`. */
  readonly stems: ReadonlyMap<string, CueNode>;
  /** The lengths of these beginnings. */
  readonly stemLengths: readonly number[];
}

/** A question to the author, asked unless the text already answers it. */
export interface QuestionCard {
  readonly id: string;
  readonly text: string;
  /** Statuses that it helps with; empty for all. */
  readonly statuses: readonly number[];
  /** Lower-case words or phrases that show the answer is already there. */
  readonly answeredBy: readonly string[];
}

/** The OpenAPI documents, compiled. */
export interface Contracts {
  /** In the order of the documents; every operation of the calls family that takes part in matching. */
  readonly operations: readonly Operation[];
  /** Every named model, by its name. */
  readonly models: ReadonlyMap<string, Schema>;
  readonly neighbours: Neighbours;
  /** The operation that a body of unknown destination is read for. */
  readonly usual: Operation | null;
  /** What people want a call to do, in the order in which ties are settled. */
  readonly intents: readonly Intent[];
  /** The words of all their cues, each once. */
  readonly intentWords: readonly string[];
  readonly index: ContractIndex;
}

/** What the platform has beside the calls family. */
export interface Neighbours {
  /** Hosts that serve the API; any host below one of them counts. */
  readonly hosts: readonly string[];
  /** The host of each region, by the region's name at AWS. */
  readonly regions: ReadonlyMap<string, string>;
  /** Paths that are real and belong to another API, each with all below it; a method before one is the only one it has. */
  readonly paths: readonly string[];
  /** `GET,PATCH /api/v2/…` for each path of the other media: no other path below theirs is real. */
  readonly media: readonly string[];
  /** The SDKs' packages, with names that people take for them, and words of the tools of their language. */
  readonly packages: readonly {
    language: string;
    name: string;
    mistaken: readonly string[];
    signs: readonly string[];
  }[];
  /** The SDKs' classes that are no bodies, with names that people take for them. */
  readonly classes: readonly { name: string; mistaken: readonly string[] }[];
}

/** Something that people want a call to do, and the operation that does it. Data only; see `knowledge/intents.yaml`. */
export interface Intent {
  readonly id: string;
  /** "transfer a call to a queue". */
  readonly goal: string;
  readonly operation: Operation;
  /** Each group needs a hit. */
  readonly cues: readonly IntentCues[];
  /** How a body is carried over into that of the operation. */
  readonly body: readonly Carry[];
}

/** Folded, but for the words, which are lower case. */
export interface IntentCues {
  readonly path: readonly string[];
  readonly names: readonly string[];
  readonly values: readonly string[];
  readonly words: readonly string[];
}

/** A property to fill, and the names whose value it takes, best first. */
export interface Carry {
  readonly to: string;
  readonly from: readonly string[];
  /** What stands there where none of the names is given. */
  readonly otherwise: string | boolean | Readonly<Record<string, string>> | undefined;
}

export interface Operation {
  readonly id: string;
  readonly method: string;
  /** The path template, `/api/v2/conversations/calls/{conversationId}`. */
  readonly path: string;
  /** `POST /api/v2/conversations/calls`. */
  readonly name: string;
  readonly summary: string;
  readonly deprecated: boolean;
  /** The id of the operation that replaces a deprecated one. */
  readonly successor: string | null;
  /** Null where the operation takes no JSON body. */
  readonly body: Schema | null;
  readonly bodyRequired: boolean;
  /** Name of the body's model, `CreateCallRequest`. */
  readonly bodyModel: string | null;
  readonly permissions: { readonly match: 'any' | 'all' | 'none'; readonly list: readonly string[] };
  readonly scopes: { readonly anyOf: readonly string[]; readonly evidence: Evidence };
  readonly successStatuses: readonly number[];
  readonly errors: readonly { readonly status: number; readonly codes: readonly string[] }[];
  readonly example: unknown;
  /** Where a client-credentials token is known to be refused. */
  readonly needsUserToken: boolean;
  /** Whose participant ID its path takes, where that was seen. */
  readonly participant: 'customer' | 'agent' | null;
  /** The properties of the body for which the participant has to be connected; empty where any body needs it. */
  readonly needsConnected: readonly string[] | null;
  /** Where the operation itself rests. */
  readonly evidence: Evidence;
  /** Paths that people call and mean this operation, perhaps with a method in front. */
  readonly mistakenPaths: readonly string[];
  /** Names of methods and classes that no SDK has and that mean this operation, perhaps with their class in front. */
  readonly mistakenSymbols: readonly string[];
}

/** A JSON Schema as OpenAPI 3.1 writes it, with its `$ref`s resolved to the very objects they name (so it may be cyclic). */
export interface Schema {
  readonly name?: string;
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly format?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  /** The values of `enum` that are meant by folded words that people send. */
  readonly mistakenValues?: ReadonlyMap<string, string>;
  readonly properties?: ReadonlyMap<string, Schema>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  /** The schema of a map's values. */
  readonly additionalProperties?: Schema;
  /** What the vendor's ids look like: marks strings that name a platform object (`user`, `queue`, …). */
  readonly identifies?: string;
  /** Marks strings that hold a number or other dialable address; `e164` where E.164 is documented. */
  readonly dials?: 'any' | 'e164';
  /** Names that people send and mean this property. */
  readonly aliases?: readonly string[];
  /** Names of classes that no SDK has and that mean this model. */
  readonly mistakenSymbols?: readonly string[];
  /** Its properties by their folded names. */
  readonly folded?: ReadonlyMap<string, string>;
  /** Its properties by the folded names that people send and mean them. */
  readonly byAlias?: ReadonlyMap<string, readonly string[]>;
  /** Which of its properties has which role; only where some have one. */
  readonly roles?: RoleTable;
  /** Of each group one property has to be given, although none is published as required. */
  readonly expected?: readonly (readonly string[])[];
  /** Values that differ in case alone were seen to be accepted. */
  readonly toleratesCase?: boolean;
  /** Of these places, as pointers, one has to hold a queue's ID. */
  readonly needsQueue?: readonly string[];
}

/** Where the published body of a model has each role. Compiled from the marks of its properties. */
export interface RoleTable {
  readonly properties: ReadonlyMap<Role, string>;
  /** Properties that each name whom to call, of which exactly one may be given; empty where the model places no call. */
  readonly destinations: readonly string[];
  /** Properties that do nothing without another one. */
  readonly dependents: ReadonlyMap<string, string>;
  /** Properties that no other API's bodies have. */
  readonly unmistakable: ReadonlySet<string>;
  /** The same for one party in a list of several. */
  readonly parties: RoleTable | null;
}

/** One card per diagnostic code; all wording about findings lives here. */
export interface Card {
  readonly code: string;
  readonly title: string;
  readonly severity: Severity;
  readonly evidence: Evidence;
  /** Named messages with `{slots}`. */
  readonly messages: Readonly<Record<string, string>>;
  /** The same findings in the few words of a reply, by the name of the message. */
  readonly reply: Readonly<Record<string, ReplyWords>>;
  readonly explanation: string;
  readonly action: string;
  readonly sources: readonly EvidenceSource[];
  /** Plain codes that are dropped at a place where this one is reported. */
  readonly supersedes: readonly string[];
  readonly examples: readonly CardExample[];
}

/** A finding in a reply, with the same `{slots}` as its message. */
export interface ReplyWords {
  /** What is wrong, as the sentence with which a reply begins. */
  readonly cause: string;
  /** What to change, to stand after the place and a colon; null where the body to send says it all. */
  readonly change: string | null;
}

export interface EvidenceSource {
  readonly title: string;
  readonly url?: string;
  /** The day it was read, `2026-11-22`. */
  readonly read?: string;
}

/** Whole message texts: `before` raises the card's code, `after` does not. */
export interface CardExample {
  readonly before: string;
  readonly after: string;
}

/** One card per error code of the API (or per text seen with a generic code). */
export interface ErrorCard {
  /** `not.a.user`; the card is `error/<code>`. */
  readonly code: string;
  /** Null for a text that comes under several. */
  readonly status: number | null;
  readonly title: string;
  readonly meaning: string;
  /** Texts that show it even under a generic code: lower-case phrases, matched after folding case and spaces. */
  readonly texts: readonly string[];
  /** In order of likelihood. */
  readonly causes: readonly ErrorCause[];
  readonly next: readonly string[];
  readonly evidence: Evidence;
  readonly sources: readonly EvidenceSource[];
}

export interface ErrorCause {
  readonly text: string;
  /** Diagnostic codes in the same text that make this cause the likelier one. */
  readonly likelierWith: readonly string[];
  /** The bodies that this can be the cause for; empty for all. */
  readonly models: readonly string[];
  /** A part of the paths that this can be the cause for; null for all. */
  readonly below: string | null;
}

/** What threads assert, with our verdict. */
export interface ClaimCard {
  readonly id: string;
  readonly kind: string;
  readonly verdict: Verdict;
  /** What is claimed, as a sentence. */
  readonly statement: string;
  /** What we know, in a sentence or two. */
  readonly answer: string;
  /** The answer in a few words, to stand before a colon and the cause; null where a plain no or yes does. */
  readonly reply: string | null;
  /** The bodies that the verdict holds for; empty for all. */
  readonly models: readonly string[];
  /** Exact tokens (a scope, a permission, a property) that make the claim wherever they stand alone. */
  readonly tokens: readonly string[];
  /** Groups of lower-case words: a sentence that holds one of each group makes the claim. */
  readonly phrases: readonly (readonly (readonly string[])[])[];
  readonly evidence: Evidence;
  readonly sources: readonly EvidenceSource[];
}

/** Who or what a part of a request stands for, whatever it is called. */
export type Role =
  | 'caller'
  | 'callerUser'
  | 'callee'
  | 'calleeUser'
  | 'callerId'
  | 'callerName'
  | 'queue'
  | 'fromQueue'
  | 'toQueue'
  | 'skills'
  | 'language'
  | 'priority'
  | 'attributes'
  | 'label'
  | 'contact'
  | 'uui'
  | 'routing'
  | 'parties'
  | 'envelope'
  | 'noise';

/** What a party's address is: the kinds that a type can name. */
export type AddressType = 'phone' | 'user' | 'queue';

/** A shape that people send although it is not published. Data only; see `knowledge/README.md`. */
export interface Dialect {
  readonly id: string;
  readonly title: string;
  /** Higher wins when several recognise a payload. */
  readonly rank: number;
  /** The published models that people write this shape for. */
  readonly models: readonly string[];
  /** The shape is recognised when each group has a property among its names (folded, see `fold-name.ts`); `a/b` is `b` inside `a` or its items. */
  readonly recognise: readonly ReadonlySet<string>[];
  /** The same, for a body that is of this API whatever stands around it; empty where the body alone never tells. */
  readonly unmistakable: readonly ReadonlySet<string>[];
  /** Roles by folded property name. */
  readonly parts: ReadonlyMap<string, Role>;
  /** Inside a party: the folded names of its properties. */
  readonly party: PartyNames;
  /** All of these, and what else may stand in a party, folded. */
  readonly partyNames: ReadonlySet<string>;
  /** What a party's type says of its address, by folded word. */
  readonly types: ReadonlyMap<string, AddressType>;
  /** Which side of the call a party is on, by folded word of its `side` property. */
  readonly sides: ReadonlyMap<string, 'caller' | 'callee'>;
  /** What to write for each kind of address when the word is wrong. */
  readonly write: Readonly<Record<AddressType, string>>;
  readonly evidence: Evidence;
  readonly example: unknown;
}

export interface PartyNames {
  readonly address: readonly string[];
  readonly type: readonly string[];
  readonly name: readonly string[];
  readonly user: readonly string[];
  readonly queue: readonly string[];
  readonly side: readonly string[];
}

/** The words of all dialects that are written for one model; of two dialects the higher-ranked one is believed. */
export interface Vocabulary {
  /** The dialects, the highest-ranked first. */
  readonly candidates: readonly Dialect[];
  readonly roles: ReadonlyMap<string, Role>;
}

/** What is looked up in the contracts, compiled once when they are loaded. */
export interface ContractIndex {
  readonly paths: PathIndex;
  readonly symbols: SymbolIndex;
  /** Every property name of every published body, by its folded form. */
  readonly propertyNames: ReadonlyMap<string, string>;
  /** Every permission that some operation lists, in lower case. */
  readonly permissions: ReadonlySet<string>;
  /** Error codes and permissions that only the calls family has. */
  readonly family: { readonly codes: ReadonlySet<string>; readonly permissions: readonly string[] };
}

/** A path of the contracts in pieces, without its `/api/v2`; null stands for an ID. */
export interface PathTemplate {
  readonly segments: readonly (string | null)[];
  /** All operations on this path. */
  readonly operations: readonly Operation[];
}

/** A path that people call by mistake. */
export interface MistakenPath {
  readonly segments: readonly (string | null)[];
  /** The only method that it is a mistake with, or null. */
  readonly method: string | null;
  readonly operation: Operation;
}

/** A path of another API of the platform, with all below it. */
export interface NeighbourPath {
  readonly segments: readonly (string | null)[];
  /** The only method that it has, or null. */
  readonly method: string | null;
}

/** A path of another medium, without what is below it. */
export interface MediumPath {
  readonly methods: readonly string[];
  readonly path: string;
  readonly segments: readonly (string | null)[];
}

/** The contracts' paths, ready to be compared. */
export interface PathIndex {
  readonly templates: readonly PathTemplate[];
  readonly templatesOfLength: ReadonlyMap<number, readonly PathTemplate[]>;
  readonly mistakes: readonly MistakenPath[];
  readonly neighbours: readonly NeighbourPath[];
  readonly media: readonly MediumPath[];
  /** How the words of the media in their paths begin, without their endings. */
  readonly mediaWords: readonly string[];
  readonly hosts: readonly string[];
}

/** What a name that no SDK has is meant for. */
export interface MeantSymbol {
  readonly nearest: Operation;
  readonly suggestion: string;
}

/** The names that the vendor's SDKs give to operations and models, folded. */
export interface SymbolIndex {
  readonly operations: ReadonlyMap<string, Operation>;
  /** The words of the operations' names. */
  readonly words: readonly { readonly words: ReadonlySet<string>; readonly operation: Operation }[];
  /** Real names of models. */
  readonly models: ReadonlyMap<string, string>;
  /** Models that are bodies, with an operation that takes them. */
  readonly bodies: ReadonlyMap<string, MeantSymbol>;
  /** Invented names, some as `class.method`. */
  readonly mistakes: ReadonlyMap<string, MeantSymbol>;
  /** How method names of the vendor's other conversation APIs begin, without their verb. */
  readonly neighbours: readonly string[];
}

/** Error cards, ready to be asked for. */
export interface ErrorIndex {
  readonly byCode: ReadonlyMap<string, ErrorCard>;
  /** Longest phrase first, so that the more particular text wins; between its parts stands what changes from error to error. */
  readonly texts: readonly { readonly parts: readonly string[]; readonly card: ErrorCard }[];
}

/** Claims in the form in which they are looked for. */
export interface ClaimIndex {
  /** By a word that stands in the text wherever the token does. */
  readonly tokensByWord: ReadonlyMap<string, readonly ClaimToken[]>;
  /** By each first word of their anchors. */
  readonly phrasesByWord: ReadonlyMap<string, readonly ClaimPhrase[]>;
  /** Those whose anchors are not all plain words, so that each has to be looked for. */
  readonly otherPhrases: readonly ClaimPhrase[];
}

export interface ClaimToken {
  readonly token: string;
  readonly card: ClaimCard;
}

export interface ClaimPhrase {
  readonly card: ClaimCard;
  /** The group that is looked for first: the one with the fewest words. */
  readonly anchor: readonly ClaimWord[];
  readonly others: readonly (readonly ClaimWord[])[];
}

/** A word or several in a row, to be found whole. */
export interface ClaimWord {
  readonly first: string;
  /** The words behind the first; what people put around names, or a colon, may stand between. */
  readonly others: readonly string[];
  /** Whether `first` is one word by itself, so that a list of the text's words tells whether it can stand there. */
  readonly isWord: boolean;
}
