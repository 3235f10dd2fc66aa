import type { Cue, CueNode } from '../validator/knowledge.ts';

interface Growing {
  readonly cues: Cue[];
  readonly next: Map<string, Growing>;
  readonly stems: Map<string, Growing>;
  readonly stemLengths: number[];
}

/** The cues as a tree of words. Signs of scripts without blanks are words of their own. */
export function compileCues(cues: readonly Cue[]): CueNode {
  const root = createNode();
  for (const cue of cues) {
    let node = root;
    for (const word of wordsOf(cue.cue)) node = stepTo(node, word);
    node.cues.push(cue);
  }
  return root;
}

function createNode(): Growing {
  return { cues: [], next: new Map(), stems: new Map(), stemLengths: [] };
}

const WITHOUT_BLANKS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\s]+/gu;

function wordsOf(cue: string): readonly string[] {
  return cue.match(WITHOUT_BLANKS) ?? [];
}

function stepTo(node: Growing, word: string): Growing {
  const isStem = word.endsWith('*');
  const stem = isStem ? word.slice(0, -1) : word;
  const branches = isStem ? node.stems : node.next;
  const known = branches.get(stem);
  if (known !== undefined) return known;
  const made = createNode();
  branches.set(stem, made);
  if (isStem && !node.stemLengths.includes(stem.length)) node.stemLengths.push(stem.length);
  return made;
}
