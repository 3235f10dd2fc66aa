import { matchesOf } from '../text/matches.ts';

/** A name that a server says is missing, as messages put it: "address is required", "queueId must not be null", "Missing field 'userId'". */
const ASKED =
  /(?:["'“`:=>]|\bsays|\bthat|\berror)\s{0,3}["'“`]?(?:the |field |property |parameter |value ){0,2}["'`[]?([a-z]\w{2,40})["'`\]]?(?: field| property| parameter| value)? (?:(?:is|was) (?:required|missing|mandatory|null|empty|blank|undefined|not set)|(?:must|should|can(?:no|')t|may|can) (?:not )?be (?:null|empty|blank|provided|specified|set|present|given))|(?:["'“`:=>]|\berror)\s{0,3}["'“`]?(?:missing|requires?|expected) (?:a |an |the |required |mandatory |value |for |field |property |parameter |attribute ){0,3}["'`[:]{0,2}([a-z]\w{2,40})/gi;

const MOST_NAMES = 10;

/** The properties that a server asked for, by the messages that a text quotes; `names` are all that any body has. */
export function findAskedNames(text: string, names: ReadonlyMap<string, string>): ReadonlySet<string> {
  const asked = new Set<string>();
  for (const [, before, after] of matchesOf(text, ASKED)) {
    const name = before ?? after ?? '';
    if (names.get(name.toLowerCase()) === name && asked.size < MOST_NAMES) asked.add(name);
  }
  return asked;
}
