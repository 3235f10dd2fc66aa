import type { Block, Line } from '../../reply/blocks.ts';
import { line, literal } from '../../reply/mrkdwn.ts';
import { plural } from '../../reply/verdict.ts';
import { REASONS } from '../views/reason.ts';
import type { ListenerDeps } from '../work/deps.ts';
import { titled } from './titled.ts';

const WEEK = 7 * 24 * 60 * 60 * 1000;

const TOP = 5;

/** More kinds than there are; they are counted, not shown. */
const KINDS = 1000;

/** Width of the longest bar, in characters. */
const BAR = 12;

/** What was found in the last seven days, with the commonest kinds drawn, and what people thought of the answers. */
export async function renderWeek(team: string, isForAdmin: boolean, deps: ListenerDeps): Promise<Block[]> {
  const since = deps.now() - WEEK;
  const [codes, ratings, reasons] = await Promise.all([
    deps.store.topCodes(team, new Date(since).toISOString().slice(0, 10), KINDS),
    deps.store.countFeedback(team, since),
    deps.store.countReasons(team),
  ]);
  const total = codes.reduce((sum, each) => sum + each.total, 0);
  const found =
    total === 0
      ? 'Nothing yet. Findings appear here when somebody posts a call.'
      : `${plural(total, 'finding')}, each counted once per message.`;
  const most = codes[0]?.total ?? 1;
  const { cards } = deps.knowledge();
  const bars = codes.slice(0, TOP).map((each) => {
    const title = cards.get(each.code)?.title ?? each.code;
    return line(literal(`${drawBar(each.total / most)} ${each.total} ${title}`));
  });
  const rest = codes.length - bars.length;
  return titled('Found this week', [
    line(literal(found)),
    ...bars,
    ...(rest === 0 ? [] : [line(literal(`and ${plural(rest, 'more kind')}`))]),
    line(literal(describeRatings(ratings))),
    ...(isForAdmin ? describeReasons(reasons) : []),
  ]);
}

function describeRatings(ratings: Readonly<Record<'helpful' | 'not-helpful', number>>): string {
  const all = ratings.helpful + ratings['not-helpful'];
  if (all === 0) return 'Nobody has rated an answer this week.';
  const share = Math.round((ratings.helpful / all) * 100);
  return `Marked helpful: ${share} % of ${plural(all, 'rating')}.`;
}

/** Why answers did not help, ever: those who keep the knowledge can act on it. */
function describeReasons(reasons: Awaited<ReturnType<ListenerDeps['store']['countReasons']>>): Line[] {
  const parts = REASONS.flatMap(([reason, words]) => {
    const count = reasons[reason] ?? 0;
    return count === 0 ? [] : [`“${words}” ${count}`];
  });
  return parts.length === 0 ? [] : [line(literal(`Why answers did not help, so far: ${parts.join(', ')}.`))];
}

function drawBar(part: number): string {
  const filled = Math.max(Math.round(part * BAR), 1);
  return '█'.repeat(filled) + '░'.repeat(BAR - filled);
}
