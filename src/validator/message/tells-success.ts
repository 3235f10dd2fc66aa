import type { TextView } from '../text/view.ts';

/** Words that close a case: what failed before them works now. */
const SOLVED: readonly string[] = [
  'works now',
  'working now',
  'works again',
  'works fine now',
  'now it works',
  'now works',
  'that worked',
  'that did it',
  'that was it',
  'did the trick',
  'that fixed it',
  'this fixed it',
  'solved it',
  'problem solved',
  'issue solved',
  'issue resolved',
  'is resolved',
  'is solved',
  'all good now',
  'sorted now',
  'funktioniert jetzt',
  'jetzt funktioniert',
  'geht jetzt',
  'jetzt geht',
  'klappt jetzt',
  'klappt es jetzt',
  'funktioniert es jetzt',
  'geht es jetzt',
  'fixed now',
  'works like a charm',
  'jetzt klappt',
  'ya funciona',
  'funciona ahora',
  'ahora funciona',
  'ça marche maintenant',
  'ca marche maintenant',
  'marche maintenant',
  'fonctionne maintenant',
  'werkt nu',
  'nu werkt het',
  'agora funciona',
  'funziona ora',
  'adesso funziona',
];

/** What takes it back, or asks whether it is so, around such words. */
const DOUBT =
  /\b(?:not|never|nothing|nicht|nie|until|if|when|unless|whether|hope|hoping|before|wenn|falls|was|were)\b[^.!\n]{0,24}$|n['\u2019]t\b[^.!\n]{0,24}$/;
const AFTER =
  /\?|\b(?:but|still|however|except|yet|only|aber|trotzdem|noch|pero|mais|maar|sauf|por qu\u00e9|(?<!that['\u2019]s )why|warum)\b/;

/** Something else that fails, told behind what works: "the login works now, the call gives 400". */
const FAILS = /\b[45]\d\d\b|\b(?:fail\w*|errors?|fehler|erreur|bad request|forbidden)\b|\{/;

/** The same line says that it fails: what works is something beside it. */
const FAILING =
  /\b(?:gives?|returns?|gets?|getting|fails|says|throws|answers)\b[^.!?\n]{0,40}\b[45]\d\d\b[^.!?\n]{0,80}$/;

const REACH = 40;

/** A case that is closed by its first words, perhaps behind an emoji. */
const HEADED =
  /^(?::[\w+-]{1,40}:|[ \t*_~[(\u2705\u{1f7e2}]){0,6}(?:solved|resolved|fixed it|gel\u00f6st|erledigt|behoben|(?:ya est\u00e1 )?(?:resuelto|solucionado)|r\u00e9solu|c['\u2019]est r\u00e9gl\u00e9|risolto|resolvido|opgelost|nvm|never ?mind|(?:i |we )?(?:figured it out|found (?:it|the (?:bug|problem|issue|culprit|cause))))[*_~)\]]{0,2}[ \t]?[:!.,[(\u2013\u2014-]/mu;

/** `Fixed in #812`, said first. */
const FIXED =
  /^[ \t*_~]{0,4}(?:fixed|behoben|corrig\u00e9|arreglado) (?:in|by|with|mit|dans|en) (?:#|pr\b|mr\b|v?\d|commit\b|https?:)/m;

/** Whether somebody says that it works by now, and asks nothing more: there is nothing left to answer. */
export function tellsSuccess({ lower }: TextView): boolean {
  const headed = HEADED.exec(lower) ?? FIXED.exec(lower);
  if (headed !== null && !AFTER.test(lower.slice(headed.index + headed[0].length))) return true;
  return SOLVED.some((words) => {
    const at = lower.lastIndexOf(words);
    if (at < 0 || /[\p{L}\p{N}]/u.test(lower[at - 1] ?? '')) return false;
    const before = lower.slice(Math.max(0, at - REACH), at);
    const after = lower.slice(at + words.length);
    if (FAILING.test(lower.slice(Math.max(0, at - 4 * REACH), at))) return false;
    return !DOUBT.test(before) && !AFTER.test(after) && !FAILS.test(after);
  });
}
